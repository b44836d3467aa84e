using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>Who is not answered for (500 ms here) is released, nobody else.</summary>
public sealed class StallTests : IDisposable
{
    private static readonly VirtualRouterParameters One = Rig.Router(Rig.Key4(51), 100, "192.0.2.100/24");
    private static readonly VirtualRouterParameters Other = Rig.Router(Rig.Key4(52), 100, "192.0.2.101/24");
    private readonly Rig _rig = new(stallTimeout: TimeSpan.FromMilliseconds(500));

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void One_wedged_router_is_released_alone()
    {
        StartBoth();

        _rig.Actor.Pause(One.Key);
        _rig.Raise(One.Key, new RouterEvent.ParametersChanged(One));

        Assert.True(_rig.Tap.Hears(frame => IsRelease(frame, One.Key)), "no release on the wire");
        var stalled = _rig.Actor.Await<LinkEvent.Stalled>();
        Assert.Equal((One.Key, "its actor does not answer"), (stalled.Key, stalled.Reason));
        _rig.Actor.Take(_ => true);
        Assert.True(_rig.Tap.CountFrom(Other.Key.VirtualMac, TimeSpan.FromSeconds(1)) >= 5, "the other router fell silent too");
        Assert.Equal(1, _rig.AddressesInKernel());
        Assert.Equal(0, _rig.Tap.CountFrom(One.Key.VirtualMac, TimeSpan.FromMilliseconds(500)));
        Assert.Equal(0, _rig.Actor.Take(linkEvent => linkEvent is LinkEvent.Stalled));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Without_a_sign_of_life_of_the_owner_all_are_released()
    {
        StartBoth();

        _rig.Actor.IsDead = true;

        HashSet<VirtualRouterKey> released = [];
        Assert.True(_rig.Tap.Hears(frame =>
        {
            released.UnionWith(new[] { One.Key, Other.Key }.Where(key => IsRelease(frame, key)));
            return released.Count == 2;
        }));
        _rig.Actor.Await<LinkEvent.Stalled>(stalled => stalled.Key == Other.Key);
        Assert.True(SpinWait.SpinUntil(() => _rig.AddressesInKernel() == 0, TimeSpan.FromSeconds(5)), "an address is still there");
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_delay_of_the_loop_itself_is_held_against_nobody()
    {
        StartBoth();
        _rig.Actor.Pause();
        _rig.Raise(One.Key, new RouterEvent.ParametersChanged(One));
        _rig.Stall(TimeSpan.FromMilliseconds(700));
        _rig.OnLoop(() => true);
        _rig.Actor.Resume();
        _rig.OnLoop(() => true);

        Assert.Equal(0, _rig.Actor.Take(linkEvent => linkEvent is LinkEvent.Stalled));
        Assert.Equal(2, _rig.AddressesInKernel());
    }

    public void Dispose() => _rig.Dispose();

    private static bool IsRelease(byte[] frame, VirtualRouterKey key) =>
        FrameTap.IsFrom(frame, key.VirtualMac) && frame[12] == 0x08 && frame[13] == 0x00 && frame[36] == 0;

    private void StartBoth()
    {
        _rig.Start(One);
        _rig.Start(Other);
        Assert.True(SpinWait.SpinUntil(() => _rig.AddressesInKernel() == 2, TimeSpan.FromSeconds(10)), "not both are Master");
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Other.Key.VirtualMac)));
    }
}
