using Tandem.Actors.Logs;
using Tandem.Testing;

namespace Tandem.Actors.Tests.Logs;

public sealed class LogThrottleTests
{
    private readonly VirtualClock _time = new();
    private readonly LogThrottle _throttle;

    public LogThrottleTests() => _throttle = new LogThrottle(_time, TimeSpan.FromMinutes(1));

    [Fact]
    public void One_key_passes_once_in_each_gap()
    {
        Assert.True(_throttle.Allows("a"));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(_throttle.Allows("a"));
        Assert.True(_throttle.Allows("b"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_throttle.Allows("a"));
        Assert.False(_throttle.Allows("b"));
    }

    [Fact]
    public void A_stranger_with_many_addresses_gets_32_lines_in_a_gap()
    {
        Assert.Equal(32, Enumerable.Range(0, 2000).Count(source => _throttle.Allows(source)));
        Assert.False(_throttle.Allows(0));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_throttle.Allows(0));
        Assert.Equal(31, Enumerable.Range(5000, 2000).Count(source => _throttle.Allows(source)));
    }
}
