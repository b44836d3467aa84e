using Tandem.Guard.Worker;

namespace Tandem.Guard.Tests.Worker;

public sealed class BackOffTests
{
    private readonly BackOff _backOff = new();

    [Fact]
    public void It_starts_again_at_once_then_waits_twice_as_long_each_time_up_to_30_s()
    {
        var waits = Enumerable.Range(0, 9).Select(_ => _backOff.After(TimeSpan.Zero).TotalSeconds);

        Assert.Equal([0, 1, 2, 4, 8, 16, 30, 30, 30], waits);
    }

    [Fact]
    public void A_life_that_was_ready_for_60_s_makes_good_for_those_before()
    {
        _ = _backOff.After(TimeSpan.Zero);
        _ = _backOff.After(TimeSpan.Zero);
        _ = _backOff.After(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(4), _backOff.After(TimeSpan.FromSeconds(59.9)));
        Assert.Equal(TimeSpan.Zero, _backOff.After(TimeSpan.FromSeconds(60)));
        Assert.Equal(TimeSpan.FromSeconds(1), _backOff.After(TimeSpan.Zero));
    }
}
