using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Beat;

/// <summary>Times in milliseconds.</summary>
public sealed class LatenessMeterTests
{
    private readonly LatenessMeter _meter = new();

    [Fact]
    public void Nothing_is_late_before_the_first_turn() =>
        Assert.Equal(Figures(last: 0, worst: 0, late: 0), _meter.Figures);

    [Fact]
    public void It_tells_the_last_delay_the_worst_and_how_many_were_later_than_10_ms()
    {
        _meter.Note(At(100), At(125));
        _meter.Note(At(200), At(210));
        _meter.Note(At(300), At(311));
        _meter.Note(At(400), At(402));

        Assert.Equal(Figures(last: 2, worst: 25, late: 2), _meter.Figures);
    }

    [Fact]
    public void A_turn_before_its_deadline_says_nothing()
    {
        _meter.Note(At(100), At(125));
        _meter.Note(At(200), At(199));
        _meter.Note(Instant.Never, At(200));

        Assert.Equal(Figures(last: 25, worst: 25, late: 1), _meter.Figures);
    }

    [Fact]
    public void The_worst_is_forgotten_after_one_to_two_minutes_and_the_count_is_not()
    {
        _meter.Note(At(0), At(50));
        _meter.Note(At(60_040), At(60_049));
        Assert.Equal(50, _meter.Figures.Worst.TotalMilliseconds);

        // The second window began at 60,050.
        _meter.Note(At(60_047), At(60_050));
        Assert.Equal(50, _meter.Figures.Worst.TotalMilliseconds);

        _meter.Note(At(120_049), At(120_050));
        Assert.Equal(Figures(last: 1, worst: 3, late: 1), _meter.Figures);
    }

    [Fact]
    public void After_a_long_silence_only_the_new_delay_counts()
    {
        _meter.Note(At(0), At(50));
        _meter.Note(At(500_000), At(500_001));

        Assert.Equal(Figures(last: 1, worst: 1, late: 1), _meter.Figures);
    }

    private static SchedulingLateness Figures(int last, int worst, long late) => new(
        TimeSpan.FromMilliseconds(last), TimeSpan.FromMilliseconds(worst), late, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));

    private static Instant At(int milliseconds) => new(milliseconds * 1_000_000L);
}
