using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>Durations in microseconds, worked out by hand: ((256 − priority) · interval) / 256 and three intervals more.</summary>
public class VrrpTimersTests
{
    [Theory]
    [InlineData(100, 100, "609375", "3609375")]
    [InlineData(254, 100, "7812.5", "3007812.5")]
    [InlineData(255, 100, "3906.2", "3003906.2")] // 3906.25 µs, rounded down to 100 ns
    [InlineData(200, 100, "218750", "3218750")]
    [InlineData(1, 100, "996093.7", "3996093.7")] // .75
    [InlineData(100, 10, "60937.5", "360937.5")]
    [InlineData(100, 500, "3046875", "18046875")]
    [InlineData(150, 20, "82812.5", "682812.5")]
    [InlineData(1, 4095, "40790039", "163640039")] // .0625
    [InlineData(254, 1, "78.1", "30078.1")] // .125
    [Clause("RFC 9568", "6.1")]
    public void VRRPv3_scales_the_skew_with_the_interval(byte priority, int centiseconds, string skewTime, string masterDownInterval) =>
        AssertTimes(VrrpVersion.V3, priority, centiseconds, skewTime, masterDownInterval);

    [Theory]
    [InlineData(100, 100, "609375", "3609375")]
    [InlineData(100, 500, "609375", "15609375")]
    [InlineData(254, 100, "7812.5", "3007812.5")]
    [InlineData(1, 25500, "996093.7", "765996093.7")] // .75
    [Clause("RFC 3768", "6.1")]
    public void VRRPv2_takes_the_skew_of_one_second(byte priority, int centiseconds, string skewTime, string masterDownInterval) =>
        AssertTimes(VrrpVersion.V2, priority, centiseconds, skewTime, masterDownInterval);

    [Fact]
    public void Skew_Time_of_priority_254_at_10_ms_is_781_ticks() =>
        Assert.Equal(781, VrrpTimers.SkewTime(VrrpVersion.V3, new Priority(254), new AdvertisementInterval(1)).Ticks);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(9, 90)]
    [InlineData(10, 100)]
    [InlineData(11, 100)]
    [InlineData(4095, 100)]
    public void Answers_to_losing_advertisements_are_an_interval_apart_but_no_more_than_100_ms(int centiseconds, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), VrrpTimers.ReplyGap(new AdvertisementInterval(centiseconds)));

    private static void AssertTimes(VrrpVersion version, byte priority, int centiseconds, string skewTime, string masterDownInterval)
    {
        var interval = new AdvertisementInterval(centiseconds);

        Assert.Equal(Microseconds(skewTime), VrrpTimers.SkewTime(version, new Priority(priority), interval));
        Assert.Equal(Microseconds(masterDownInterval), VrrpTimers.MasterDownInterval(version, new Priority(priority), interval));
    }

    private static TimeSpan Microseconds(string text) => new((long)(decimal.Parse(text) * 10));
}
