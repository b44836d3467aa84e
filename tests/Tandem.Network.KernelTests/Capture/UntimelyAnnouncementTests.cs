using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>An announcement must not draw the clients back from the Master that comes.</summary>
public sealed class UntimelyAnnouncementTests : IDisposable
{
    private static readonly VirtualRouterParameters Router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24");
    private readonly Rig _rig = new();

    public UntimelyAnnouncementTests()
    {
        _rig.Start(Router, announcements: new AnnouncementOptions(200, TimeSpan.FromMilliseconds(20)));
        HearsRepeats();
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Nothing_is_repeated_while_the_actor_thinks()
    {
        _rig.Actor.Pause();
        _rig.Raise(Wire.Key4, new RouterEvent.ParametersChanged(Router));
        _rig.OnLoop(() => true);
        _rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(20));

        Assert.Equal(0, _rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(300)));

        _rig.Actor.Resume();
        HearsRepeats();
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_that_lowers_its_priority_repeats_nothing_any_more()
    {
        _rig.Raise(Wire.Key4, new RouterEvent.ParametersChanged(Router with { Priority = new Priority(1) }));
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[23] == 112 && frame[36] == 1), "priority 1 is not on the wire");

        var repeated = 0;
        var advertised = 0;
        Assert.True(_rig.Tap.Hears(frame =>
        {
            repeated += IsAnnouncement(frame) ? 1 : 0;
            advertised += FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && !IsAnnouncement(frame) ? 1 : 0;
            return advertised == 5;
        }));
        Assert.Equal(0, repeated);
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_claim_is_not_answered_while_the_actor_thinks()
    {
        _rig.Actor.Pause();
        _rig.Raise(Wire.Key4, new RouterEvent.ParametersChanged(Router));
        _rig.OnLoop(() => true);
        _rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(20));

        _rig.PeerClaims("192.0.2.100");
        Assert.Equal(0, _rig.Tap.CountFrom(Wire.Key4.VirtualMac, TimeSpan.FromMilliseconds(300)));

        _rig.Actor.Resume();
        Assert.True(_rig.Tap.Hears(IsAnnouncement), "the claim is not answered");
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_Master_that_lowers_its_priority_answers_a_claim_only_when_nobody_has_relieved_it()
    {
        _rig.Raise(Wire.Key4, new RouterEvent.ParametersChanged(Router with { Priority = new Priority(1) }));
        Assert.True(_rig.Tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && frame[23] == 112 && frame[36] == 1), "priority 1 is not on the wire");

        _rig.PeerClaims("192.0.2.100");

        Assert.Equal(0, _rig.Tap.Count(IsAnnouncement, TimeSpan.FromMilliseconds(300)));
        Assert.True(_rig.Tap.Hears(IsAnnouncement), "the claim is not answered");
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Who_has_yielded_lets_the_new_Master_have_an_address_that_is_still_there()
    {
        var plain = Rig.Router(Rig.Key4(52), 100, "192.0.2.101/24");
        _rig.Start(plain, virtualMac: false, announcements: new AnnouncementOptions(200, TimeSpan.FromMilliseconds(20)));
        Assert.True(_rig.Tap.Hears(frame => IsArp(frame) && frame[31] == 101), "it does not announce");

        _rig.PeerSends(plain, 200);
        _rig.PeerClaims("192.0.2.101");

        Assert.Equal(0, _rig.Tap.Count(frame => IsArp(frame) && frame[31] == 101 && !FrameTap.IsFrom(frame, Rig.PeerMac), TimeSpan.FromMilliseconds(300)));
    }

    public void Dispose() => _rig.Dispose();

    private void HearsRepeats()
    {
        var repeated = 0;
        Assert.True(_rig.Tap.Hears(frame => IsAnnouncement(frame) && ++repeated == 3), "no repeats");
    }

    private static bool IsAnnouncement(byte[] frame) => FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) && IsArp(frame);

    private static bool IsArp(byte[] frame) => frame[12] == 0x08 && frame[13] == 0x06;
}
