using Tandem.Network.Capture.Looking;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>What people read of a frame.</summary>
public sealed class FrameTextTests
{
    private static readonly byte[] Padding = new byte[18];

    [Theory]
    [InlineData(254, "VRRP 192.0.2.1 version 3 vrid 51 priority 254 every 0.1 s, 192.0.2.100 192.0.2.101, from 00:00:5e:00:01:33")]
    [InlineData(0, "VRRP 192.0.2.1 version 3 vrid 51 priority 0 (release) every 0.1 s, 192.0.2.100 192.0.2.101, from 00:00:5e:00:01:33")]
    [InlineData(255, "VRRP 192.0.2.1 version 3 vrid 51 priority 255 (owner) every 0.1 s, 192.0.2.100 192.0.2.101, from 00:00:5e:00:01:33")]
    public void An_advertisement(byte priority, string line) => Assert.Equal(line, FrameText.Of(Frame(priority)));

    [Fact]
    public void One_with_many_addresses_shows_the_first_ones()
    {
        string[] addresses = [.. Enumerable.Range(100, 7).Select(number => $"192.0.2.{number}/24")];

        Assert.Contains(", 192.0.2.100 192.0.2.101 192.0.2.102 192.0.2.103 and 3 more, from", FrameText.Of(Frame(100, addresses)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(34, 0x51, "Version")]
    [InlineData(40, 0xff, "Checksum")]
    public void One_that_nobody_accepts_says_why(int place, byte value, string reason)
    {
        var frame = Frame(254);
        frame[place] = value;

        Assert.EndsWith($", not valid: {reason}", FrameText.Of(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_by_ARP()
    {
        byte[] frame =
        [
            0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x5e, 0x00, 0x01, 0x33, 0x08, 0x06,
            0x00, 0x01, 0x08, 0x00, 0x06, 0x04, 0x00, 0x01, 0x00, 0x00, 0x5e, 0x00, 0x01, 0x33, 192, 0, 2, 100, 0, 0, 0, 0, 0, 0, 192, 0, 2, 100, .. Padding,
        ];

        Assert.Equal("ARP  192.0.2.100 is at 00:00:5e:00:01:33", FrameText.Of(frame));
    }

    [Fact]
    public void Whatever_it_is_cut_off_anywhere_it_is_read_without_harm()
    {
        var frame = Frame(254);

        for (var length = 0; length < frame.Length; length++)
        {
            _ = FrameText.Of(frame.AsSpan(0, length));
        }

        Assert.Null(FrameText.Of(frame.AsSpan(0, 20)));
    }

    private static byte[] Frame(byte priority, params string[] addresses)
    {
        var router = Rig.Router(Rig.Key4(51), 254, addresses.Length > 0 ? addresses : ["192.0.2.100/24", "192.0.2.101/24"]);
        var frame = new byte[AdvertisementFrame.MaxLength];
        var length = AdvertisementFrame.Write(router, new Priority(priority), IPvXAddress.Parse("192.0.2.1"), router.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
        return frame[..length];
    }
}
