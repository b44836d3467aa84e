using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Sockets;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>Routers of one segment whose advertisements are due together, and what a Backup's kernel does with those it receives.</summary>
public sealed class SharedSendingTests : IDisposable
{
    private readonly Rig _rig = new();

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void One_Master_whose_passage_was_lost_gets_it_back_and_the_others_miss_nothing()
    {
        VirtualRouterKey[] keys = [Rig.Key4(51), Rig.Key4(52), Rig.Key4(53)];
        Array.ForEach(keys, BecomesMaster);
        Array.ForEach(keys, key => Assert.True(Hears(key), $"{key} does not advertise"));

        Close(keys[1].VirtualMac);

        // Every one three times: among them those that were due together with the one that was held back.
        for (var i = 0; i < 3; i++)
        {
            Array.ForEach(keys, key => Assert.True(Hears(key), $"{key} is silent"));
        }

        Assert.All(_rig.Actor.Roles, role => Assert.Equal(RouterRole.Master, role));
    }

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void A_peers_advertisement_is_heard_once_and_not_handed_to_the_macvlan_too()
    {
        var router = Rig.Router(Wire.Key4, 100, "192.0.2.100/24") with { AdvertisementInterval = new(100) };
        _rig.Start(router);

        for (var i = 0; i < 50; i++)
        {
            _rig.PeerSends(router, 200);
        }

        Assert.True(SpinWait.SpinUntil(() => _rig.OnLoop(() => _rig.Accepted) == 50, TimeSpan.FromSeconds(5)), "an advertisement was lost");
        Assert.Equal(0, MacvlanReceived());
    }

    public void Dispose() => _rig.Dispose();

    private void BecomesMaster(VirtualRouterKey key)
    {
        _rig.Start(Rig.Router(key, 100, $"192.0.2.{key.Vrid.Value}/24"), announcements: new AnnouncementOptions(1, TimeSpan.FromSeconds(1)));
        _rig.Actor.Await<LinkEvent.Raised>(raised => raised.Key == key && raised.Event is RouterEvent.DeadlineReached);
    }

    private bool Hears(VirtualRouterKey key) => _rig.Tap.Hears(frame => FrameTap.IsFrom(frame, key.VirtualMac) && frame[23] == 112);

    /// <summary>Behind the worker's back, as a flush of the set would.</summary>
    private void Close(MacAddress virtualMac) => _rig.Wire.Node.Enter(() =>
    {
        using var socket = PacketSocket.Open((int)Tandem.Network.Linux.LibC.if_nametoindex("eth0"));
        _ = socket.Send(GateFrames.Close(virtualMac));
    });

    private long MacvlanReceived()
    {
        var links = _rig.Wire.Node.Run("ip", "-s", "-o", "link", "show", "type", "macvlan").Split('\\');
        var receive = Array.FindIndex(links, part => part.TrimStart().StartsWith("RX:", StringComparison.Ordinal));
        return long.Parse(links[receive + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
