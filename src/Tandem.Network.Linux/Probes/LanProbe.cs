using System.Collections.Immutable;
using Tandem.Network.Probes;

namespace Tandem.Network.Linux.Probes;

/// <summary>Asks and listens in the network namespace of the thread that starts it.</summary>
public sealed class LanProbe : ILanProbe
{
    /// <inheritdoc/>
    public IRunningProbe Start(ImmutableArray<ProbedSegment> segments, Action<ProbeRound> sink) => RunningProbe.Start(segments, sink);
}
