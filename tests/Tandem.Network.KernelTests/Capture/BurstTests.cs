using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;

namespace Tandem.Network.KernelTests.Capture;

public sealed class BurstTests
{
    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void Of_255_advertisements_at_once_none_is_lost_while_the_reader_stands_still()
    {
        using var rig = new Rig();
        var routers = Enumerable.Range(1, 255)
            .Select(vrid => Rig.Router(Rig.Key4(vrid), 100, $"192.0.3.{vrid}/24") with { AdvertisementInterval = new(100) }).ToList();
        routers.ForEach(router => rig.Start(router, virtualMac: false));
        routers.ForEach(router => rig.PeerSends(router, 199));

        // Another priority each time, so that each advertisement is handed on and can be counted.
        foreach (var priority in (int[])[200, 201, 202])
        {
            rig.Actor.Take(_ => true);
            rig.Stall(TimeSpan.FromMilliseconds(20));
            routers.ForEach(router => rig.PeerSends(router, priority));
            for (var i = 0; i < routers.Count; i++)
            {
                rig.Actor.Await<LinkEvent.Raised>(raised =>
                    raised.Event is RouterEvent.AdvertisementReceived(var advertisement) && advertisement.Priority.Value == priority);
            }
        }

        Assert.All(rig.Actor.Roles, role => Assert.Equal(RouterRole.Backup, role));
    }
}
