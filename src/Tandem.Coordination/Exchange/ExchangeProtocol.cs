using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Exchange;

/// <summary>How the actors of the cluster's system talk to those of a peer.</summary>
public static class ExchangeProtocol
{
    /// <summary>Told to the exchange: send this to a node, if it can be reached. Nothing says whether it arrived.</summary>
    public sealed record Send(string Node, INodeMessage Body);

    /// <summary>Published on the event stream: this came from a node of this cluster, is no copy, and is newer than what came before.</summary>
    /// <param name="Node">The sender's name in the configuration.</param>
    /// <param name="BootId">The sender's life.</param>
    /// <param name="Stamp">The sender's clock.</param>
    /// <param name="Body">What it says.</param>
    public sealed record Received(string Node, Guid BootId, HybridStamp Stamp, INodeMessage Body)
    {
        /// <summary>It was sent at most so long ago, whatever the clocks say; null when nobody can tell, as for the first message of all.</summary>
        public TimeSpan? Age { get; init; }
    }
}
