using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Wire;

/// <summary>Nothing between wire and machine may feed the garbage collector: its pauses are what makes a Backup take over.</summary>
public class AllocationTests
{
    [Fact]
    public void Reading_an_advertisement_allocates_nothing()
    {
        var ipv4 = Frames.IPv4(options: "94040000");
        var ipv6 = Frames.IPv6(PeerMessage.V6.Bytes());
        var shuffled = Routers.V6(addresses: ["2001:db8::1", "fe80::1"]);

        AssertNothing(() =>
        {
            Read(ipv4, Routers4);
            Read(ipv6, Routers6);
            Read(ipv6, shuffled);
        });
    }

    [Fact]
    public void Writing_frames_allocates_nothing()
    {
        var frame = new byte[AdvertisementFrame.MaxLength];

        AssertNothing(() =>
        {
            AdvertisementFrame.Write(Routers4, Routers4.Priority, Routers.Own4, Routers4.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
            AdvertisementFrame.Write(Routers6, Routers6.Priority, Routers.Own6, Routers6.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
            GratuitousArp.Write(Routers4.Key.VirtualMac, Frames.Vip4, frame);
            UnsolicitedNeighborAdvertisement.Write(Routers6.Key.VirtualMac, Frames.Vip6, frame);
        });
    }

    [Fact]
    public void Judging_a_claim_allocates_nothing()
    {
        var arp = new byte[GratuitousArp.Length];
        GratuitousArp.Write(Routers4.Key.VirtualMac, Frames.Vip4, arp);
        var neighbour = new byte[UnsolicitedNeighborAdvertisement.Length];
        UnsolicitedNeighborAdvertisement.Write(Routers6.Key.VirtualMac, Frames.Vip6, neighbour);

        AssertNothing(() =>
        {
            _ = AddressClaim.TryParse(arp, out _);
            _ = AddressClaim.TryParse(neighbour, out _);
        });
    }

    private static VirtualRouterParameters Routers4 { get; } = Routers.V3();

    private static VirtualRouterParameters Routers6 { get; } = Routers.V6();

    private static void Read(byte[] frame, VirtualRouterParameters own)
    {
        if (ReceivedPacket.TryParse(frame, out var packet) && AdvertisementCodec.TryPeekVrid(packet.Payload, out _))
        {
            AdvertisementCodec.CheckUnknown(packet.Payload, packet.Ttl, packet.Source, packet.Destination);
            AdvertisementCodec.Decode(
                packet.Payload, packet.Ttl, packet.Source, packet.Destination, own, ChecksumForm.PseudoHeader, out _);
        }
    }

    private static void AssertNothing(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            action();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
