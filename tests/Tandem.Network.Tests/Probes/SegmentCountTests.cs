using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Probes;

public sealed class SegmentCountTests
{
    private static readonly Instant Start = new(5_000_000_000);
    private readonly SegmentCount _count = new("front");

    [Fact]
    public void Where_nothing_was_heard_nothing_is_known_of_the_ears() =>
        Assert.Equal(new SegmentSight("front", HasCarrier: true, null, HearsOthers: false, "why"), _count.Look(Start, hasCarrier: true, "why"));

    [Fact]
    public void Whatever_was_heard_last_counts()
    {
        _count.HearTarget(Start);
        Assert.Equal(TimeSpan.FromSeconds(2), Silence(2));

        _count.HearAnybody(At(0.9));
        Assert.Equal(TimeSpan.FromSeconds(1.1), Silence(2));

        _count.HearTarget(At(1.5));
        Assert.Equal(TimeSpan.FromSeconds(0.5), Silence(2));
    }

    [Fact]
    public void Others_heard_a_second_after_the_last_target_prove_the_ears_until_a_target_is_heard()
    {
        _count.HearTarget(Start);
        _count.HearAnybody(At(0.99));
        Assert.False(_count.Look(At(1), true, null).HearsOthers);

        _count.HearAnybody(At(1));
        Assert.True(_count.Look(At(60), true, null).HearsOthers);

        _count.HearTarget(At(61));
        Assert.False(_count.Look(At(62), true, null).HearsOthers);
    }

    [Fact]
    public void Others_prove_them_also_where_no_target_was_ever_heard()
    {
        _count.HearAnybody(Start);

        Assert.True(_count.Look(At(60), true, null).HearsOthers);
    }

    private static Instant At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    private TimeSpan? Silence(double seconds) => _count.Look(At(seconds), true, null).Silence;
}
