using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>A loop that stood still for longer than the lease (300 ms), as after SIGCONT, does not open on what it believed before.</summary>
public sealed class LateWakingTests : IDisposable
{
    private static readonly TimeSpan Sleep = TimeSpan.FromMilliseconds(700);
    private static readonly VirtualRouterParameters Router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24");
    private readonly Rig _rig = new();

    public LateWakingTests()
    {
        _rig.Start(Router);
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)));
    }

    [KernelFact(Needs = "nft,libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_that_missed_an_advertisement_stays_shut_until_its_actor_has_answered()
    {
        MissWhileThinking(priority: 50);
        Assert.False(Passes());

        _rig.Actor.Resume();

        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)));
        Assert.True(Passes());
        Assert.Equal(RouterRole.Master, _rig.Actor.RoleOf(Wire.Key4));
    }

    [KernelFact(Needs = "nft,libnftables.so.1,libpcap.so.0.8")]
    public void Who_yields_to_what_it_missed_never_opened_again()
    {
        MissWhileThinking(priority: 200);
        Assert.False(Passes());

        _rig.Actor.Resume();
        _rig.Actor.Await<LinkEvent.Executed>();

        Assert.False(Passes());
        Assert.Equal(RouterRole.Backup, _rig.Actor.RoleOf(Wire.Key4));
    }

    [KernelFact(Needs = "nft,libnftables.so.1,libpcap.so.0.8")]
    public void Who_missed_nothing_goes_on_at_once()
    {
        _rig.Stall(Sleep);
        _rig.OnLoop(() => true);

        Assert.True(Passes());
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)));
    }

    [KernelFact(Needs = "nft,libnftables.so.1,libpcap.so.0.8")]
    public void A_machine_that_was_suspended_wakes_up_shut_although_the_lease_still_runs()
    {
        _rig.Actor.Pause();
        _rig.PeerSends(Router, 50);
        _rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);
        Assert.True(Passes());

        _rig.Suspended += TimeSpan.FromHours(8);
        _rig.OnLoop(() => true);

        Assert.False(Passes());
        _rig.Actor.Resume();
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac)));
        Assert.True(Passes());
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_whose_advertisements_came_too_late_says_by_how_much()
    {
        _rig.Actor.Take(_ => true);

        _rig.Stall(Sleep);

        var late = _rig.Actor.Await<LinkEvent.Late>();
        Assert.Equal(Wire.Key4, late.Key);
        Assert.InRange(late.Delay.TotalMilliseconds, 550, 5000);
    }

    public void Dispose() => _rig.Dispose();

    private void MissWhileThinking(int priority)
    {
        _rig.Actor.Take(_ => true);
        _rig.Actor.Pause();
        _rig.Stall(Sleep);
        _rig.PeerSends(Router, priority);
        _rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);

        // Two turns later whatever the first one started has been done.
        _rig.OnLoop(() => true);
        _rig.OnLoop(() => true);
    }

    private bool Passes() =>
        _rig.Wire.Node.Run("nft", "list", "set", "netdev", "tandem-eth0", "master").Contains("elements", StringComparison.Ordinal);
}
