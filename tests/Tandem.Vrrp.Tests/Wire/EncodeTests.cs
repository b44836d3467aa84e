using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>The edges of what can be written; the middle is in <see cref="GoldenVectorTests"/>.</summary>
public class EncodeTests
{
    [Fact]
    [Clause("RFC 9568", "5.2.6")]
    public void An_interval_too_long_for_VRRPv3_leaves_the_reserved_nibble_alone() => Assert.Equal("0f ff", IntervalBytes(Routers.V3(centiseconds: 25500)));

    [Theory]
    [InlineData(50, "00 01")] // no value below one second exists
    [InlineData(500, "00 05")]
    [InlineData(25500, "00 ff")]
    [Clause("RFC 3768", "5.3.7")]
    public void VRRPv2_sends_whole_seconds(int centiseconds, string expected) =>
        Assert.Equal(expected, IntervalBytes(Routers.V2(centiseconds: centiseconds)));

    [Fact]
    [Clause("RFC 9568", "5.2.9")]
    public void Addresses_keep_the_configured_order() =>
        Assert.Equal("c0 00 02 09 c0 00 02 01", Hex.Text(Encode(Routers.V3(addresses: ["192.0.2.9", "192.0.2.1"])).AsSpan(8)));

    [Fact]
    [Clause("RFC 9568", "5.2.5")]
    public void An_IPv4_advertisement_carries_up_to_255_addresses()
    {
        var own = Routers.V3(addresses: [.. Enumerable.Range(1, 255).Select(last => $"198.51.100.{last}")]);

        var message = Encode(own);

        Assert.Equal(8 + (255 * 4), message.Length);
        Assert.Equal(255, message[3]);
    }

    [Fact]
    public void The_longest_frames_fit_into_the_length_that_is_promised()
    {
        var ipv6 = Routers.V6(addresses: ["fe80::1", .. Enumerable.Range(1, 89).Select(low => $"2001:db8::{low}")]);
        var ipv4 = Routers.V2(addresses: [.. Enumerable.Range(1, 255).Select(last => $"198.51.100.{last}")]);
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];

        Assert.Equal(1502, AdvertisementFrame.MaxLength);
        Assert.Equal(14 + 1488, AdvertisementFrame.Write(ipv6, ipv6.Priority, Routers.Own6, default, default, frame));
        Assert.Equal(14 + 20 + 8 + 1020 + 8, AdvertisementFrame.Write(ipv4, ipv4.Priority, Routers.Own4, default, default, frame));
    }

    private static string IntervalBytes(VirtualRouterParameters own) => Hex.Text(Encode(own).AsSpan(4, 2));

    private static byte[] Encode(VirtualRouterParameters own)
    {
        var message = new byte[AdvertisementCodec.Length(own)];
        AdvertisementCodec.Encode(own, own.Priority, Routers.Own4, ChecksumForm.PseudoHeader, message);
        return message;
    }
}
