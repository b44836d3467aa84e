using Tandem.Guard.Worker;
using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests.Worker;

/// <summary>Times in milliseconds from the worker's start; the grace is 300 ms, a tick 50 ms.</summary>
public sealed class GraceTests
{
    private readonly Grace _grace = new(At(0));

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    public void A_ready_worker_has_300_ms_from_its_last_beat(int since, bool tooLong)
    {
        Tick(from: 0, to: 1000 + since);

        Assert.Equal(tooLong, _grace.StoodStill(At(1000 + since), Loop(At(1000)), ready: true) is not null);
    }

    [Fact]
    public void Half_of_the_time_counts_from_the_last_beat_or_from_when_the_time_began_anew()
    {
        Assert.Equal(At(1150), _grace.HalfOverAt(Loop(At(1000)), ready: true));
        Assert.Equal(At(2500), _grace.HalfOverAt(Loop(At(1000)), ready: false));

        _grace.Renew(At(1100));

        Assert.Equal(At(1250), _grace.HalfOverAt(Loop(At(1000)), ready: true));
    }

    [Theory]
    [InlineData(3999, false)]
    [InlineData(4000, true)]
    public void Each_part_has_the_time_that_the_worker_says(int since, bool tooLong)
    {
        Tick(from: 0, to: 1000 + since);
        var actors = new Pulse(Progress.Executor, At(1000), TimeSpan.FromSeconds(4));

        Assert.Equal(tooLong, _grace.StoodStill(At(1000 + since), actors, ready: true) is not null);
        Assert.Equal(At(41_000), _grace.EndsAt(actors, ready: false));
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(-5, 300)]
    [InlineData(301_000, 300_000)]
    public void What_the_worker_says_is_held_between_300_ms_and_5_minutes(int said, int milliseconds)
    {
        var pulse = new Pulse(Progress.Nics, At(1000), TimeSpan.FromMilliseconds(said));

        Assert.Equal(At(1000 + milliseconds), _grace.EndsAt(pulse, ready: true));
    }

    [Fact]
    public void What_it_may_stand_still_when_it_is_ready_begins_when_it_is()
    {
        Tick(from: 0, to: 2014);
        _grace.Renew(At(2014));

        Assert.Null(_grace.StoodStill(At(2015), Loop(At(1000)), ready: true));
        Assert.Equal(At(2314), _grace.EndsAt(Loop(At(1000)), ready: true));
    }

    [Fact]
    public void It_tells_for_how_long()
    {
        Tick(from: 0, to: 1400);

        Assert.Equal(TimeSpan.FromMilliseconds(312), _grace.StoodStill(At(1312), Loop(At(1000)), ready: true));
    }

    [Theory]
    [InlineData(2999, false)]
    [InlineData(3000, true)]
    public void Before_it_is_ready_it_has_ten_times_as_long(int since, bool tooLong)
    {
        Tick(from: 0, to: 1000 + since);

        Assert.Equal(tooLong, _grace.StoodStill(At(1000 + since), Loop(At(1000)), ready: false) is not null);
    }

    [Theory]
    [InlineData(29_999, false)]
    [InlineData(30_000, true)]
    public void A_worker_that_never_begins_has_30_s(int now, bool tooLong)
    {
        Tick(from: 0, to: now);

        Assert.Equal(tooLong, _grace.StoodStill(At(now), Loop(null), ready: false) is not null);
    }

    [Fact]
    public void A_guard_that_comes_late_by_more_than_a_tick_gives_the_time_anew()
    {
        Tick(from: 0, to: 1000);

        // Due at 1050.
        var late = _grace.Look(At(3000));

        Assert.Equal(TimeSpan.FromMilliseconds(1950), late);
        Assert.Null(_grace.StoodStill(At(3000), Loop(At(1000)), ready: true));
        Assert.Equal(At(3300), _grace.EndsAt(Loop(At(1000)), ready: true));
        Tick(from: 3000, to: 3300);
        Assert.NotNull(_grace.StoodStill(At(3300), Loop(At(1000)), ready: true));
    }

    [Theory]
    [InlineData(1050 + 50, false)]
    [InlineData(1050 + 51, true)]
    public void A_tick_that_comes_one_tick_late_is_not_late_yet(int now, bool isLate)
    {
        Tick(from: 0, to: 1000);

        Assert.Equal(isLate, _grace.Look(At(now)) is not null);
    }

    [Fact]
    public void A_new_worker_has_its_time_from_its_own_start()
    {
        Tick(from: 0, to: 20_000);

        _grace.Begin(At(20_010));

        Assert.Equal(At(50_010), _grace.EndsAt(Loop(null), ready: false));
        Assert.Equal(At(20_060), _grace.NextTick);
    }

    [Fact]
    public void Looking_more_often_changes_nothing()
    {
        Tick(from: 0, to: 1000);

        Assert.Null(_grace.Look(At(1001)));
        Assert.Null(_grace.Look(At(1049)));
        Assert.Equal(At(1050), _grace.NextTick);
    }

    /// <summary>The guard looks whenever it is due.</summary>
    private void Tick(int from, int to)
    {
        for (var now = from; now <= to; now += 50)
        {
            Assert.Null(_grace.Look(At(now)));
        }
    }

    private static Pulse Loop(Instant? lastBeat) => new(Progress.LinkLoop, lastBeat, TimeSpan.FromMilliseconds(300));

    private static Instant At(int milliseconds) => new(1_000_000_000L + (milliseconds * 1_000_000L));
}
