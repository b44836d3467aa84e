using System.Collections.Immutable;

namespace Tandem.Network.Probes;

/// <summary>Finds out who hears whom on a segment, by ordinary ARP requests and neighbour solicitations between the members' own addresses.</summary>
public interface ILanProbe
{
    /// <summary>Begins with nobody to ask.</summary>
    /// <param name="segments">The node's segments.</param>
    /// <param name="sink">Told every round; called from the probe's own thread, must not block.</param>
    /// <returns>Ends it.</returns>
    IRunningProbe Start(ImmutableArray<ProbedSegment> segments, Action<ProbeRound> sink);
}
