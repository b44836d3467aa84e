using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Tests.Nics;

public sealed class NicLogTests : Stage
{
    private static readonly LinkEvent.AddressClaimed Claim = new(Scene.Web, IPvXAddress.Parse("192.0.2.151"), new MacAddress(0x0200_0000_00AA));

    [Fact]
    public void A_claim_is_told_once_a_second_per_address()
    {
        StartAsMaster(Scene.WebPlan);

        Tell(Claim);
        Tell(Claim);
        Tell(Claim with { Address = IPvXAddress.Parse("192.0.2.152") });
        Advance(TimeSpan.FromSeconds(1));
        Tell(Claim);

        Assert.Equal(
            [
                "WarningLevel: web on eth0 vrid 51 IPv4: 02:00:00:00:00:aa claims 192.0.2.151, which this node holds; defended",
                "WarningLevel: web on eth0 vrid 51 IPv4: 02:00:00:00:00:aa claims 192.0.2.152, which this node holds; defended",
                "WarningLevel: web on eth0 vrid 51 IPv4: 02:00:00:00:00:aa claims 192.0.2.151, which this node holds; defended",
            ],
            Lines());
    }

    [Fact]
    public void What_an_outsider_broke_is_told()
    {
        StartAsMaster(Scene.WebPlan);

        Tell(new LinkEvent.GateRebuilt());
        Tell(new LinkEvent.Restored(Scene.Web, "address 192.0.2.151"));
        Tell(new LinkEvent.Degraded("no real-time priority; grant CAP_SYS_NICE"));

        Assert.Equal(
            [
                "WarningLevel: eth0: the gate was missing and stands again",
                "WarningLevel: web on eth0 vrid 51 IPv4: address 192.0.2.151 was missing and is there again",
                "WarningLevel: eth0: no real-time priority; grant CAP_SYS_NICE",
            ],
            Lines());
    }

    [Fact]
    public void Own_delay_is_told_once_in_ten_seconds()
    {
        StartAsMaster(Scene.WebPlan);
        var late = new LinkEvent.Late(Scene.Web, TimeSpan.FromMilliseconds(1234.5));

        Tell(late);
        Tell(late);
        Advance(TimeSpan.FromSeconds(10));
        Tell(late with { Delay = TimeSpan.FromSeconds(7) });

        Assert.Equal(
            [
                "WarningLevel: web on eth0 vrid 51 IPv4: an advertisement was 1234 ms late; this node was overloaded or stood still, and a peer may have taken over",
                "WarningLevel: web on eth0 vrid 51 IPv4: an advertisement was 7000 ms late; this node was overloaded or stood still, and a peer may have taken over",
            ],
            Lines());
    }

    [Fact]
    public void Another_node_with_this_node_s_own_address_is_told_in_words_once_a_minute()
    {
        StartAsMaster(Scene.WebPlan);
        var own = new LinkEvent.Discarded(DiscardReason.OwnPacket, IPvXAddress.Parse("192.0.2.1"), 10);

        Tell(own);
        Advance(TimeSpan.FromSeconds(59));
        Tell(own);
        Advance(TimeSpan.FromSeconds(1));
        Tell(own);

        Assert.Equal(
            Enumerable.Repeat(
                "WarningLevel: eth0: another node uses this node's own address 192.0.2.1 as source of its advertisements: give each node its own address "
                + "(if none does, a loop in the LAN returns this node's frames)",
                2),
            Lines());
    }

    private void Tell(LinkEvent linkEvent)
    {
        Ports.Port.Tell(linkEvent);
        Settle();
    }
}
