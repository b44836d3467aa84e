using System.Collections.Immutable;
using Tandem.Network.Probes;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>In the place of a node's probes: tells the same round again and again, and keeps whom it was aimed at.</summary>
internal sealed class FakeProbe : ILanProbe, IRunningProbe
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private Timer? _timer;

    /// <summary>What is heard of each target, and on the segment.</summary>
    public Func<ProbeTarget, ProbeSight> Sight { get; set; } = target => new(target, 9, 0, TimeSpan.FromMilliseconds(100), true);

    public SegmentSight Segment { get; set; } = new("front", true, TimeSpan.FromMilliseconds(100), false, null);

    public ImmutableArray<ProbeTarget> Targets { get; private set; } = [];

    public int Begun { get; private set; }

    public int Ended { get; private set; }

    public IRunningProbe Start(ImmutableArray<ProbedSegment> segments, Action<ProbeRound> sink)
    {
        Begun++;
        _timer = new Timer(_ => sink(new([.. Targets.Select(Sight)], [Segment])), null, Pace, Pace);
        return this;
    }

    public void Aim(ImmutableArray<ProbeTarget> targets) => Targets = targets;

    public void Dispose()
    {
        Ended++;
        _timer?.Dispose();
    }
}
