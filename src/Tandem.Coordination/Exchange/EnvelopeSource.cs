using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Exchange;

/// <summary>Puts messages into envelopes. One for the whole life of the process: numbers must rise also over fresh starts of the cluster's system.</summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="node">This node's name.</param>
/// <param name="bootId">This life of the process.</param>
/// <param name="stamp">Reads the clock.</param>
/// <param name="clocks">What is known of the peers' clocks.</param>
internal sealed class EnvelopeSource(string cluster, string node, Guid bootId, Func<HybridStamp> stamp, PeerClocks clocks)
{
    private ulong _sequence;

    /// <summary>Wraps a message for a peer.</summary>
    public Envelope Wrap(string peer, INodeMessage body) =>
        new(cluster, node, bootId, Interlocked.Increment(ref _sequence), stamp(), body) { Clock = clocks.For(peer) };
}
