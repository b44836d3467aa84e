using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>What is received moves the counters of RFC 8347, each by one, and no other.</summary>
public sealed class CounterTests
{
    // In an Ethernet frame with IPv4: TTL and checksum of the IP header, version and type and the count of addresses of VRRP.
    private const int Ttl = 14 + 8;
    private const int HeaderChecksum = 14 + 10;
    private const int VersionAndType = 34;
    private const int AddressCount = 34 + 3;

    private static readonly VirtualRouterParameters Router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(1000) };

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    [Clause("RFC 9568", "7.1")]
    public void Each_error_moves_its_own_counter()
    {
        using var rig = new Rig();
        rig.Start(Router);

        // One TTL less is one more in the upper byte of the checksum.
        rig.PeerSends(Router, frame => (frame[Ttl], frame[HeaderChecksum]) = (254, (byte)(frame[HeaderChecksum] + 1)));
        rig.PeerSends(Router, frame => frame[VersionAndType] = 0x21);
        rig.PeerSends(Router, frame => frame[VersionAndType] = 0x32);
        rig.PeerSends(Router, frame => frame[AddressCount] = 2);
        rig.PeerSends(Router, 200, checksumError: 1);
        rig.PeerSends(Router with { Key = Rig.Key4(99) }, 200);
        var (wire, segment) = (rig.Counts.Of(Wire.Key4), rig.Counts.Of("front"));
        Await(() => segment.Discards[DiscardReason.UnknownVrid] == 1);

        Assert.All(
            (DiscardReason[])[DiscardReason.TtlNot255, DiscardReason.Version, DiscardReason.InvalidType, DiscardReason.PacketLength, DiscardReason.Checksum],
            reason => Assert.Equal((1, 1), (wire.Discarded(reason), segment.Discards[reason])));
        Assert.Equal((0, DiscardReason.UnknownVrid), (wire.Discarded(DiscardReason.UnknownVrid), segment.LastProtocolError));
        Assert.Equal(0, wire.Received);
    }

    /// <summary>Also in what repeats the last one, which no actor hears of.</summary>
    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    [Clause("RFC 9568", "7.1")]
    public void What_is_odd_is_counted_each_time_and_a_release_apart()
    {
        using var rig = new Rig();
        rig.Start(Router);
        var wire = rig.Counts.Of(Wire.Key4);

        Heard(rig, Router with { AdvertisementInterval = new(500), Addresses = Wire.Addresses("192.0.2.101/24") }, 200);
        for (var i = 0; i < 2; i++)
        {
            rig.PeerSends(Router with { AdvertisementInterval = new(500), Addresses = Wire.Addresses("192.0.2.101/24") }, 200);
        }

        Await(() => wire.Received == 3);
        Assert.Equal((3, 3, 0), (wire.Odd(AdvertisementRemarks.IntervalDiffers), wire.Odd(AdvertisementRemarks.AddressListDiffers), wire.ReleasesHeard));
        Assert.Equal(new AdvertisementInterval(500), wire.MasterInterval);

        Heard(rig, Router, 0);
        Assert.Equal((4, 3, 3, 1), (wire.Received, wire.Odd(AdvertisementRemarks.IntervalDiffers), wire.Odd(AdvertisementRemarks.AddressListDiffers), wire.ReleasesHeard));
    }

    private static void Heard(Rig rig, VirtualRouterParameters parameters, int priority)
    {
        rig.PeerSends(parameters, priority);
        rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);
        rig.Actor.Await<LinkEvent.Executed>();
    }

    private static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(10)), "not counted");
}
