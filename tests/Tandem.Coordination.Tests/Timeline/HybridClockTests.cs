using FsCheck.Xunit;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>The order of causes, whatever is done to wall clocks.</summary>
public sealed class HybridClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>2026-01-01 is 20,454 days after 1970-01-01, of 86,400,000,000 µs each.</summary>
    private const long StartMicroseconds = 1_767_225_600_000_000;

    [Fact]
    public void Stamp_is_the_wall_clock_and_then_counts()
    {
        var clock = new HybridClock(new SteppedWall { Now = Start });

        Assert.Equal([new(StartMicroseconds, 0), new(StartMicroseconds, 1)], new[] { clock.Next(), clock.Next() });
    }

    [Fact]
    public void Clock_goes_on_when_the_wall_clock_is_set_back()
    {
        var wall = new SteppedWall { Now = Start };
        var clock = new HybridClock(wall);
        clock.Next();
        wall.Now = Start.AddYears(-1);

        Assert.Equal(new HybridStamp(StartMicroseconds, 1), clock.Next());
    }

    [Fact]
    public void Counter_that_is_full_carries_over() =>
        Assert.Equal(new HybridStamp(8, 0), HybridClock.After(new HybridStamp(7, uint.MaxValue), 3));

    [Fact]
    public void Clock_ahead_is_followed_and_named()
    {
        var clock = new HybridClock(new SteppedWall { Now = Start });

        var remark = clock.Hear(new HybridStamp(StartMicroseconds + 3_000_000, 4));

        Assert.Equal("its clock is 3.0 s ahead of this node's; set both by the same time server", remark?.ToString());
        Assert.Equal(new HybridStamp(StartMicroseconds + 3_000_000, 5), clock.Next());
    }

    [Fact]
    public void Clock_that_is_days_ahead_is_not_followed()
    {
        var clock = new HybridClock(new SteppedWall { Now = Start });

        var remark = clock.Hear(new HybridStamp(long.MaxValue, 0));

        Assert.Contains("the order of events between the two is lost", remark?.ToString(), StringComparison.Ordinal);
        Assert.Equal(new HybridStamp(StartMicroseconds, 0), clock.Next());
    }

    [Fact]
    public void Clock_a_moment_ahead_is_not_worth_a_word() =>
        Assert.Null(new HybridClock(new SteppedWall { Now = Start }).Hear(new HybridStamp(StartMicroseconds + 999_999, 0)));

    /// <summary>Three nodes whose wall clocks jump by up to an hour send each other messages: each effect is later than all its causes.</summary>
    [Property(MaxTest = 300)]
    public void Whatever_caused_something_has_a_lesser_stamp(int seed)
    {
        var random = new Random(seed);
        var walls = Enumerable.Range(0, 3).Select(_ => new SteppedWall { Now = Start }).ToArray();
        var clocks = walls.Select(wall => new HybridClock(wall)).ToArray();
        var last = new HybridStamp[3];
        var under = new List<HybridStamp>();
        for (var step = 0; step < 200; step++)
        {
            var node = random.Next(3);
            walls[node].Now = Start.AddSeconds(random.Next(-3600, 3600));
            if (under.Count > 0 && random.Next(2) == 0)
            {
                var heard = under[random.Next(under.Count)];
                clocks[node].Hear(heard);
                last[node] = heard > last[node] ? heard : last[node];
            }

            var stamp = clocks[node].Next();
            Assert.True(stamp > last[node], $"seed {seed}, step {step}: {stamp} is not after {last[node]}");
            last[node] = stamp;
            under.Add(stamp);
        }
    }
}
