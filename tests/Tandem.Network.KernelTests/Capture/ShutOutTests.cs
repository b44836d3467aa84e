using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>A source whose advertisement was not believed.</summary>
public sealed class ShutOutTests : IDisposable
{
    private const string Stranger = "192.0.2.66";
    private static readonly VirtualRouterParameters Router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(1000) };
    private readonly Rig _rig = new();

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Its_flood_costs_the_actor_nothing_and_others_are_heard()
    {
        Distrust(TimeSpan.FromSeconds(60));
        _rig.Start(Router);
        _rig.PeerSends(Router, 200, from: Stranger);
        Answered();

        for (var i = 0; i < 100; i++)
        {
            _rig.PeerSends(Router, 200, from: Stranger);
        }

        _rig.PeerSends(Router, 200);
        Assert.Equal(IPvXAddress.Parse("192.0.2.2"), Answered().Source);
        Assert.Equal(101, _rig.Discarded(DiscardReason.Unattested));
        Assert.Equal(RouterRole.Backup, _rig.Actor.RoleOf(Wire.Key4));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void It_is_asked_about_again_when_its_time_is_over()
    {
        Distrust(TimeSpan.FromMilliseconds(300));
        _rig.Start(Router);
        _rig.PeerSends(Router, 200, from: Stranger);
        Answered();

        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                _rig.PeerSends(Router, 200, from: Stranger);
                return _rig.Actor.Take(taken => taken is LinkEvent.Raised { Event: RouterEvent.AdvertisementReceived }) > 0;
            },
            TimeSpan.FromSeconds(5)));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Where_nobody_is_shut_out_its_repetitions_are_asked_about_each_time()
    {
        Distrust(TimeSpan.Zero);
        _rig.Start(Router);

        for (var i = 0; i < 3; i++)
        {
            _rig.PeerSends(Router, 200, from: Stranger);
            Assert.Equal(IPvXAddress.Parse(Stranger), Answered().Source);
        }

        Assert.Equal(3, _rig.Discarded(DiscardReason.Unattested));
    }

    public void Dispose() => _rig.Dispose();

    private void Distrust(TimeSpan shutOut) => _rig.Actor.Disbelieves = routerEvent =>
        routerEvent is RouterEvent.AdvertisementReceived(var heard) && heard.Source == IPvXAddress.Parse(Stranger)
            ? new UnattestedAdvertisement(heard.Source, shutOut)
            : null;

    /// <summary>The next advertisement that the actor was asked about; the loop has its answer.</summary>
    private Advertisement Answered()
    {
        var raised = _rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);
        _rig.OnLoop(() => true);
        return ((RouterEvent.AdvertisementReceived)raised.Event).Advertisement;
    }
}
