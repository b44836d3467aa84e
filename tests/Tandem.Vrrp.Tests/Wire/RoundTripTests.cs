using FsCheck;
using FsCheck.Xunit;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>What one router writes, another one reads, whatever the values.</summary>
public class RoundTripTests
{
    [Property]
    public void VRRPv3_over_IPv4(byte vrid, byte priority, ushort interval, uint[] addresses, bool pseudoHeader)
    {
        var form = pseudoHeader ? ChecksumForm.PseudoHeader : ChecksumForm.MessageOnly;
        var own = Routers.V3(centiseconds: (interval % 4095) + 1, addresses: IPv4(addresses), vrid: Math.Max((byte)1, vrid));

        AssertRoundTrip(own, new Priority(priority), Routers.Peer4, form, form);
    }

    [Property]
    public void VRRPv3_over_IPv6(byte priority, ushort interval, ushort[] addresses)
    {
        string[] list = ["fe80::1", .. addresses.Distinct().Take(89).Select(low => $"2001:db8::{low:x}")];
        var own = Routers.V6(centiseconds: (interval % 4095) + 1, addresses: list);

        AssertRoundTrip(own, new Priority(priority), Routers.Peer6, ChecksumForm.MessageOnly, ChecksumForm.PseudoHeader);
    }

    [Property]
    public void VRRPv2(byte priority, byte seconds, uint[] addresses)
    {
        var own = Routers.V2(centiseconds: Math.Max((byte)1, seconds) * 100, addresses: IPv4(addresses));

        AssertRoundTrip(own, new Priority(priority), Routers.Peer4, ChecksumForm.PseudoHeader, ChecksumForm.MessageOnly);
    }

    private static string[] IPv4(uint[] addresses) =>
        ["192.0.2.1", .. addresses.Distinct().Take(254).Select(value => new System.Net.IPAddress(value).ToString())];

    private static void AssertRoundTrip(VirtualRouterParameters own, Priority priority, IPvXAddress source, ChecksumForm form, ChecksumForm heard)
    {
        Span<byte> frame = stackalloc byte[AdvertisementFrame.MaxLength];

        var length = AdvertisementFrame.Write(own, priority, source, own.Key.VirtualMac, form, frame);

        Assert.True(ReceivedPacket.TryParse(frame[..length], out var packet));
        var reason = AdvertisementCodec.Decode(packet.Payload, packet.Ttl, packet.Source, packet.Destination, own, form, out var advertisement);
        Assert.Equal(DiscardReason.None, reason);
        Assert.Equal(own.Key.VirtualMac, packet.EthernetSource);
        Assert.Equal(
            new Advertisement(
                source, own.Version, own.Key.Vrid, priority, own.AdvertisementInterval, (byte)own.Addresses.Count, heard, AdvertisementRemarks.None),
            advertisement);
    }
}
