using System.Collections.Immutable;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Checks;

/// <summary>Shows how the other nodes are, to whoever wants to know, on any thread. It outlives the cluster's system.</summary>
public sealed class PeerChecksBoard
{
    private volatile ImmutableDictionary<string, CheckReport> _current = ImmutableDictionary<string, CheckReport>.Empty;

    /// <summary>The latest of each node that is reached and has said so lately.</summary>
    public ImmutableDictionary<string, CheckReport> Current
    {
        get => _current;
        internal set => _current = value;
    }

    /// <summary>The part of the cluster's system that fills it.</summary>
    public CoordinationPart Part => new("checks", ports => ChecksActor.PropsFor(ports, this));
}
