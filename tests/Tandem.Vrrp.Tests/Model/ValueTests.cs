using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Model;

/// <summary>The small values: bounds, order and what operators read.</summary>
public class ValueTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(256)]
    [Clause("RFC 9568", "6.1")]
    public void A_VRID_is_1_to_255(int value) => Assert.Throws<ArgumentOutOfRangeException>(() => new Vrid(value));

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public void The_bounds_of_a_VRID_are_allowed(int value) => Assert.Equal(value, new Vrid(value).Value);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25501)]
    [Clause("RFC 9568", "Erratum 8301")]
    public void An_interval_is_never_zero(int centiseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdvertisementInterval(centiseconds));

    [Theory]
    [InlineData(1, 10, "10ms")]
    [InlineData(4095, 40_950, "40950ms")]
    [InlineData(25500, 255_000, "255000ms")]
    public void An_interval_counts_hundredths_of_a_second(int centiseconds, int milliseconds, string text)
    {
        var interval = new AdvertisementInterval(centiseconds);

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), interval.TimeSpan);
        Assert.Equal(text, interval.ToString());
    }

    [Fact]
    public void The_named_intervals()
    {
        Assert.Equal(100, AdvertisementInterval.Default.Centiseconds);
        Assert.Equal(4095, AdvertisementInterval.LongestV3.Centiseconds);
    }

    [Fact]
    [Clause("RFC 9568", "5.2.4")]
    public void Priorities_are_ordered_numbers_with_two_special_ones()
    {
        var low = new Priority(127);
        var high = new Priority(128);

        Assert.True(low < high && low <= high && high > low && high >= low && low.CompareTo(high) < 0);
        Assert.False(low > high || low >= high || high < low || high <= low);
        Assert.True(Priority.Release.IsRelease && !Priority.Release.IsOwner && Priority.Release.Value == 0);
        Assert.True(Priority.Owner.IsOwner && !Priority.Owner.IsRelease && Priority.Owner.Value == 255);
        Assert.Equal("128", high.ToString());
    }

    [Theory]
    [InlineData(Family.IPv4, 10, "00:00:5e:00:01:0a")]
    [InlineData(Family.IPv6, 10, "00:00:5e:00:02:0a")]
    [InlineData(Family.IPv6, 255, "00:00:5e:00:02:ff")]
    [Clause("RFC 9568", "7.3")]
    public void The_virtual_MAC_carries_family_and_VRID(Family family, int vrid, string expected) =>
        Assert.Equal(expected, new VirtualRouterKey("front", family, new Vrid(vrid)).VirtualMac.ToString());

    [Fact]
    [Clause("RFC 9568", "3")]
    public void The_same_VRID_on_another_link_or_of_another_family_is_another_router()
    {
        var key = new VirtualRouterKey("front", Family.IPv4, new Vrid(10));

        Assert.NotEqual(key, key with { Family = Family.IPv6 });
        Assert.NotEqual(key, key with { Segment = "back" });
        Assert.Equal("front-4-10", key.ToString());
        Assert.Equal("front-6-10", (key with { Family = Family.IPv6 }).ToString());
    }

    [Fact]
    public void A_MAC_address_is_six_bytes_in_their_order()
    {
        Span<byte> bytes = stackalloc byte[6];

        new MacAddress(0x0200_0000_0003).Write(bytes);

        Assert.Equal("02 00 00 00 00 03", Hex.Text(bytes));
        Assert.Equal(new MacAddress(0x0200_0000_0003), MacAddress.Read(bytes));
        Assert.Equal("ff:ff:ff:ff:ff:ff", MacAddress.Broadcast.ToString());
    }

    [Fact]
    public void Instants_are_ordered_and_never_is_last()
    {
        var early = Time.At(1);
        var late = Time.At(2);

        Assert.True(early < late && early <= late && late > early && late >= early && early.CompareTo(late) < 0);
        Assert.False(early > late || early >= late || late < early || late <= early);
        Assert.True(late < Instant.Never);
        Assert.Equal(TimeSpan.FromMilliseconds(1), late - early);
        Assert.Equal(late, early + TimeSpan.FromMilliseconds(1));
        Assert.Equal(early, Instant.Earlier(late, early));
        Assert.Equal(early, Instant.Earlier(early, late));
    }

    [Fact]
    public void A_configured_router_waits_in_Initialize_for_ever()
    {
        var router = VirtualRouter.Configured(Routers.V3());

        Assert.Equal(RouterRole.Initialize, router.Role);
        Assert.Equal(Instant.Never, router.State.NextDeadline);
        Assert.Null(router.PrimaryAddress);
        Assert.False(router.Parameters.IsOwner);
    }
}
