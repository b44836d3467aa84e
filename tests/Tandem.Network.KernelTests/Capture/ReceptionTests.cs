using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>What the link loop drops before any router hears of it.</summary>
public sealed class ReceptionTests
{
    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    [Clause("RFC 9568", "6.4.3")]
    public void An_own_advertisement_that_comes_back_is_counted_and_neither_heard_nor_answered()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(50) };
        rig.Start(router);
        rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.DeadlineReached);
        rig.Actor.Await<LinkEvent.Executed>();
        rig.Actor.TakeAll();
        rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.Zero);

        // Heard, the first would end mastership and the second be answered at once, by an advertisement and an announcement.
        rig.PeerSends(router, 200, from: "192.0.2.1");
        rig.PeerSends(router, 50, from: "192.0.2.1");
        Assert.True(SpinWait.SpinUntil(() => rig.Discarded(DiscardReason.OwnPacket) == 2, TimeSpan.FromSeconds(5)), "not counted");
        var announcements = 0;
        _ = rig.Tap.Hears(frame =>
        {
            announcements += FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[12..14] is [0x08, 0x06] ? 1 : 0;
            return FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[12..14] is [0x08, 0x00];
        });

        Assert.Equal(0, announcements);
        Assert.Equal(0, rig.Actor.Take(taken => taken is LinkEvent.Raised { Event: RouterEvent.AdvertisementReceived }));
        Assert.Equal(RouterRole.Master, rig.Actor.RoleOf(Wire.Key4));
        Assert.Equal((2, true, true), (rig.Counts.Of(Wire.Key4).Discarded(DiscardReason.OwnPacket), rig.Counts.Of(Wire.Key4).IsOpen, rig.Counts.Of("front").GateStands ?? false));

        rig.PeerSends(router, 200);
        rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);
        Assert.Equal(RouterRole.Backup, rig.Actor.RoleOf(Wire.Key4));
    }

    // 3 × 1000 ms + 156 / 256 × 1000 ms of silence from the last advertisement that counts.
    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    [Clause("RFC 9568", "7.1")]
    public void A_flood_of_wrong_checksums_is_counted_told_once_and_delays_no_deadline()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(100) };
        rig.Start(router);
        rig.PeerSends(router, 200);
        var heard = rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived).At;
        using var timer = new DeadlineTimer();
        using var poller = new Poller();
        poller.Add(timer.Fd, 0);
        Span<int> ready = stackalloc int[1];

        var sent = 0;
        while (rig.Actor.RoleOf(Wire.Key4) == RouterRole.Backup)
        {
            Assert.True(MonotonicClock.Now - heard < TimeSpan.FromSeconds(10), "the flood holds the takeover up");
            rig.PeerSends(router, 200, checksumError: 1);
            sent++;
            timer.Set(MonotonicClock.Now + TimeSpan.FromMilliseconds(1));
            poller.Wait(ready, 1000);
        }

        Assert.True(SpinWait.SpinUntil(() => rig.Discarded(DiscardReason.Checksum) >= sent, TimeSpan.FromSeconds(5)), "not all were counted");
        var events = rig.Actor.TakeAll();
        var fired = events.OfType<LinkEvent.Raised>().First(raised => raised.Event is RouterEvent.DeadlineReached).At;
        Assert.InRange(sent, 1000, int.MaxValue);
        Assert.Equal(sent, rig.Discarded(DiscardReason.Checksum));
        Assert.Equal(DiscardReason.Checksum, Assert.Single(events.OfType<LinkEvent.Discarded>()).Reason);
        Assert.InRange((fired - heard).TotalMilliseconds, 3609.375, 3659);
    }
}
