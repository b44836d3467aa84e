using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Exchange;

/// <summary>
/// Lets in what is of this cluster, from a configured peer, and newer than everything before it from the same life; a former life is not
/// heard again once the next one has spoken. One for the whole life of the process, so that a fresh start of the system forgets nothing.
/// </summary>
/// <param name="cluster">The cluster's name.</param>
/// <param name="peers">Names of the other nodes.</param>
internal sealed class EnvelopeFilter(string cluster, IEnumerable<string> peers)
{
    private readonly Dictionary<string, Latest> _latest = peers.ToDictionary(name => name, _ => new Latest(), StringComparer.Ordinal);

    /// <summary>Envelopes that were dropped.</summary>
    public long Dropped { get; private set; }

    public bool Accepts(Envelope envelope)
    {
        if (envelope.Cluster == cluster && _latest.TryGetValue(envelope.Node, out var latest) && latest.Accepts(envelope))
        {
            return true;
        }

        Dropped++;
        return false;
    }

    /// <summary>What one peer said last.</summary>
    private sealed class Latest
    {
        private readonly FormerLives _former = new();
        private Guid _boot;
        private ulong _sequence;

        public bool Accepts(Envelope envelope)
        {
            if (envelope.BootId != _boot)
            {
                if (_former.MayHold(envelope.BootId, envelope.Stamp))
                {
                    return false;
                }

                _former.Add(_boot, envelope.Stamp);
                (_boot, _sequence) = (envelope.BootId, envelope.Sequence);
                return true;
            }

            if (envelope.Sequence <= _sequence)
            {
                return false;
            }

            _sequence = envelope.Sequence;
            return true;
        }
    }
}
