using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Node;

public sealed class NodeStartTests : Stage
{
    [Fact]
    [Clause("RFC 9568", "6.4.2")]
    public void Alone_it_becomes_Master_when_the_Master_Down_Timer_fires()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Assert.Equal(RouterRole.Backup, NextTransition().To);

        Advance(Scene.MasterDownInterval - TimeSpan.FromMilliseconds(1));
        Assert.True(Kernel.IsClear(Scene.Web));

        Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TransitionReason.MasterDown, NextTransition().Reason);
        Assert.Equal(["attach", "open", "advertise 200", "add", "announce"], Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void A_router_waits_until_its_interface_is_known()
    {
        Start(Scene.Plan(Scene.WebPlan));
        Advance(TimeSpan.FromSeconds(10));
        Assert.False(Transitions.HasMessages);

        Interfaces.Set(Scene.Eth0);
        Settle();

        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void A_Master_that_hears_a_higher_priority_closes_and_removes()
    {
        StartAsMaster(Scene.WebPlan);

        Hear(Scene.Advertisement(Scene.Web, 250));

        Assert.Equal(["close", "remove"], Kernel.Journal(Scene.Web));
        var transition = NextTransition();
        Assert.Equal((RouterRole.Backup, TransitionReason.HigherPriority), (transition.To, transition.Reason));
        Assert.Equal(Scene.Peer, transition.Source);
    }

    [Fact]
    public void A_transition_is_logged_once_with_its_reason()
    {
        StartAsMaster(Scene.WebPlan);

        Hear(Scene.Advertisement(Scene.Web, 250));
        Hear(Scene.Advertisement(Scene.Web, 250));

        var line = Assert.Single(Lines());
        Assert.Equal("InfoLevel: web on eth0 vrid 51 IPv4: Master -> Backup, HigherPriority: 192.0.2.12 is Master with priority 250, this node has only 200", line);
    }

    [Fact]
    public void Routers_tell_where_they_stand_when_asked()
    {
        StartAsMaster(Scene.WebPlan);

        Node.Tell(new NodeProtocol.Describe(TestActor));
        Settle();

        var snapshot = ExpectMsg<RouterSnapshot>();
        Assert.Equal(("web", "eth0", RouterRole.Master), (snapshot.Name, snapshot.Interface, snapshot.Router.Role));
    }

    [Fact]
    public void The_node_tells_how_late_its_deadlines_were_when_asked()
    {
        StartAsMaster(Scene.WebPlan);
        Lateness = new SchedulingLateness(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(12), 3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));

        Node.Tell(new NodeProtocol.TellLateness(), TestActor);
        Settle();

        Assert.Equal(Lateness, ExpectMsg<SchedulingLateness>());
    }
}
