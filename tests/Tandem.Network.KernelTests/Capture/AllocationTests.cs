using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;

namespace Tandem.Network.KernelTests.Capture;

public sealed class AllocationTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Repetitions = 10_000;

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void An_advertisement_received_and_handled_in_the_steady_state_allocates_nothing()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24");
        rig.Start(router);
        rig.PeerSends(router, 200);
        rig.Actor.Await<LinkEvent.Executed>();
        Repeat(rig, router, Repetitions);

        var allocatedBefore = rig.OnLoop(GC.GetAllocatedBytesForCurrentThread);
        var acceptedBefore = rig.OnLoop(() => rig.Accepted);
        Repeat(rig, router, Repetitions);
        var accepted = rig.OnLoop(() => rig.Accepted) - acceptedBefore;
        var allocated = rig.OnLoop(GC.GetAllocatedBytesForCurrentThread) - allocatedBefore;

        output.WriteLine($"{accepted} advertisements, {allocated} bytes");
        Assert.Equal(Repetitions, accepted);
        Assert.Equal(0, allocated);
        Assert.Equal(RouterRole.Backup, rig.Actor.RoleOf(router.Key));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Masters_own_periodic_advertisements_allocate_nothing()
    {
        using var rig = new Rig();
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(1) };
        rig.Start(router);
        rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.DeadlineReached);
        HearsAdvertisements(rig, router, 100);

        var before = rig.OnLoop(GC.GetAllocatedBytesForCurrentThread);
        HearsAdvertisements(rig, router, 100);
        var allocated = rig.OnLoop(GC.GetAllocatedBytesForCurrentThread) - before;

        Assert.Equal(0, allocated);
    }

    /// <summary>In portions that the receive buffer holds; each is handled before the next.</summary>
    private static void Repeat(Rig rig, Vrrp.Model.VirtualRouterParameters router, int count)
    {
        var end = rig.Accepted + count;
        for (var sent = 0; sent < count; sent++)
        {
            rig.PeerSends(router, 200);
            if (sent % 100 == 99)
            {
                Assert.True(SpinWait.SpinUntil(() => rig.Accepted >= end - count + sent + 1, TimeSpan.FromSeconds(2)), "an advertisement was lost");
            }
        }
    }

    private static void HearsAdvertisements(Rig rig, Vrrp.Model.VirtualRouterParameters router, int count) =>
        Assert.True(rig.Tap.Hears(frame => FrameTap.IsFrom(frame, router.Key.VirtualMac) && frame[12] == 0x08 && frame[13] == 0 && --count == 0));
}
