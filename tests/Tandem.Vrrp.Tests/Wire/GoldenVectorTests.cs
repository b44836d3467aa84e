using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>Bytes worked out by hand from the RFCs; nothing here is computed by the product.</summary>
public class GoldenVectorTests
{
    private const string LinkLocalAndGlobal = "fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01";

    [Theory]
    [InlineData(100, ChecksumForm.MessageOnly, "31 0a 64 01 00 64 a8 8e c0 00 02 01")]
    [InlineData(100, ChecksumForm.PseudoHeader, "31 0a 64 01 00 64 05 fd c0 00 02 01")]
    [InlineData(0, ChecksumForm.MessageOnly, "31 0a 00 01 00 64 0c 8f c0 00 02 01")]
    [InlineData(0, ChecksumForm.PseudoHeader, "31 0a 00 01 00 64 69 fd c0 00 02 01")]
    [InlineData(255, ChecksumForm.MessageOnly, "31 0a ff 01 00 64 0d 8e c0 00 02 01")]
    [InlineData(255, ChecksumForm.PseudoHeader, "31 0a ff 01 00 64 6a fc c0 00 02 01")]
    public void A_VRRPv3_advertisement_for_IPv4(byte priority, ChecksumForm form, string expected) =>
        Assert.Equal(expected, Encoded(Routers.V3(), priority, Routers.Own4, form));

    [Theory]
    [InlineData(100, "31 0a 64 02 00 64 40 23 " + LinkLocalAndGlobal)]
    [InlineData(0, "31 0a 00 02 00 64 a4 23 " + LinkLocalAndGlobal)]
    [InlineData(255, "31 0a ff 02 00 64 a5 22 " + LinkLocalAndGlobal)]
    public void A_VRRPv3_advertisement_for_IPv6_whatever_form_is_chosen(byte priority, string expected)
    {
        Assert.Equal(expected, Encoded(Routers.V6(), priority, Routers.Own6, ChecksumForm.PseudoHeader));
        Assert.Equal(expected, Encoded(Routers.V6(), priority, Routers.Own6, ChecksumForm.MessageOnly));
    }

    [Theory]
    [InlineData(100, "21 0a 64 01 00 01 b8 f1 c0 00 02 01 00 00 00 00 00 00 00 00")]
    [InlineData(0, "21 0a 00 01 00 01 1c f2 c0 00 02 01 00 00 00 00 00 00 00 00")]
    [InlineData(255, "21 0a ff 01 00 01 1d f1 c0 00 02 01 00 00 00 00 00 00 00 00")]
    public void A_VRRPv2_advertisement_whatever_form_is_chosen(byte priority, string expected)
    {
        Assert.Equal(expected, Encoded(Routers.V2(), priority, Routers.Own4, ChecksumForm.PseudoHeader));
        Assert.Equal(expected, Encoded(Routers.V2(), priority, Routers.Own4, ChecksumForm.MessageOnly));
    }

    [Fact]
    public void The_longest_interval_leaves_the_reserved_nibble_zero()
    {
        var own = Routers.V3(254, 4095, ["192.0.2.1", "192.0.2.9"], vrid: 1);

        var encoded = Encoded(own, 254, Routers.Own4, ChecksumForm.MessageOnly);

        Assert.Equal("31 01 fe 02 0f ff 3c f1 c0 00 02 01 c0 00 02 09", encoded);
    }

    [Fact]
    public void A_whole_frame_for_IPv4()
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        var own = Routers.V3();

        var length = AdvertisementFrame.Write(own, own.Priority, Routers.Own4, own.Key.VirtualMac, ChecksumForm.MessageOnly, frame);

        Assert.Equal(
            "01 00 5e 00 00 12 00 00 5e 00 01 0a 08 00 "
            + "45 c0 00 20 00 00 00 00 ff 70 18 99 c0 00 02 02 e0 00 00 12 "
            + "31 0a 64 01 00 64 a8 8e c0 00 02 01",
            Hex.Text(frame[..length]));
    }

    [Fact]
    public void A_whole_frame_for_IPv6()
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];
        var own = Routers.V6();

        var length = AdvertisementFrame.Write(own, own.Priority, Routers.Own6, own.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);

        Assert.Equal(
            "33 33 00 00 00 12 00 00 5e 00 02 0a 86 dd "
            + "6c 00 00 00 00 28 70 ff fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 02 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 12 "
            + "31 0a 64 02 00 64 40 23 " + LinkLocalAndGlobal,
            Hex.Text(frame[..length]));
    }

    [Fact]
    public void A_gratuitous_ARP()
    {
        Span<byte> frame = stackalloc byte[GratuitousArp.Length];

        var length = GratuitousArp.Write(Routers.V3().Key.VirtualMac, IPvXAddress.Parse("192.0.2.1"), frame);

        Assert.Equal(
            "ff ff ff ff ff ff 00 00 5e 00 01 0a 08 06 00 01 08 00 06 04 00 01 "
            + "00 00 5e 00 01 0a c0 00 02 01 00 00 5e 00 01 0a c0 00 02 01",
            Hex.Text(frame[..length]));
    }

    [Theory]
    [InlineData(NeighborRole.Router, "1b 21 a0")]
    [InlineData(NeighborRole.Host, "9b 21 20")]
    public void An_unsolicited_neighbour_advertisement(NeighborRole role, string checksumAndFlags)
    {
        Span<byte> frame = stackalloc byte[UnsolicitedNeighborAdvertisement.Length];

        var length = UnsolicitedNeighborAdvertisement.Write(Routers.V6().Key.VirtualMac, IPvXAddress.Parse("2001:db8::1"), frame, role);

        Assert.Equal(
            "33 33 00 00 00 01 00 00 5e 00 02 0a 86 dd "
            + "60 00 00 00 00 20 3a ff 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 01 "
            + $"88 00 {checksumAndFlags} 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 02 01 00 00 5e 00 02 0a",
            Hex.Text(frame[..length]));
    }

    private static string Encoded(VirtualRouterParameters own, byte priority, IPvXAddress source, ChecksumForm form)
    {
        Span<byte> message = stackalloc byte[AdvertisementCodec.Length(own)];
        message.Fill(0xEE);

        var length = AdvertisementCodec.Encode(own, new Priority(priority), source, form, message);

        return Hex.Text(message[..length]);
    }
}
