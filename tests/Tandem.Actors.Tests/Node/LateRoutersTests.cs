using Akka.TestKit;
using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Node;

/// <summary>Another plan, and a router whose interface answers nothing for long.</summary>
public sealed class LateRoutersTests : Stage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly VirtualRouterKey Db = new("front", Family.IPv4, new Vrid(53));

    [Fact]
    public void What_is_done_is_told_at_once()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Reconfigure(Scene.Router("web", Scene.Web, 150), Scene.Router("db", Db, 90));

        Assert.Empty(Told(Asked()));
    }

    [Fact]
    public void One_that_is_late_holds_up_no_other_and_is_named_when_patience_ends()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        Ports.IsHeldBack = static linkEvent => linkEvent is LinkEvent.Executed { Key: var key } && key == Scene.Api;

        Reconfigure(Scene.Router("web", Scene.Web, 150), Scene.Router("api", Scene.Api, 90));
        var asker = Asked();

        Assert.Equal(["advertise 150"], Kernel.Journal(Scene.Web));
        Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(asker.HasMessages);
        Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([new LateRouter("api", RouterWork.Changing)], Told(asker));

        // Both advertise once a second as before, and nobody has moved.
        Assert.Equal(["advertise 150", "advertise 150", "advertise 150", "advertise 150"], Kernel.Journal(Scene.Web));
        Assert.Equal(["advertise 90", "advertise 90", "advertise 90", "advertise 90"], Kernel.Journal(Scene.Api));
        Assert.False(Transitions.HasMessages);

        LetGo();
        Assert.Empty(Told(Asked()));
        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void A_second_plan_meanwhile_is_followed_by_all_others_and_by_the_late_one_when_it_can()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        HoldBack(Scene.Api);

        Reconfigure(Scene.WebPlan, Scene.Router("api", Scene.Api, 90));
        var first = Asked();
        Advance(TimeSpan.FromSeconds(1));
        Reconfigure(Scene.Router("web", Scene.Web, 120), Scene.Router("api", Scene.Api, 80), Scene.Router("db", Db, 90));
        var second = Asked();

        Assert.Equal("advertise 120", Kernel.Journal(Scene.Web)[^1]);
        Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([new LateRouter("api", RouterWork.Changing)], Told(first));
        Assert.False(second.HasMessages);
        LetGo();

        Assert.Empty(Told(second));
        Assert.Equal("advertise 80", Kernel.Journal(Scene.Api)[^1]);
        Assert.DoesNotContain("close", Kernel.Journal(Scene.Web).Concat(Kernel.Journal(Scene.Api)));
        Assert.Equal("db", NextTransition().Snapshot.Name);
        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void One_that_is_late_to_let_go_and_is_wanted_again_lets_go_and_starts_by_the_plan_of_then()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        HoldBack(Scene.Api);

        Reconfigure(Scene.WebPlan);
        var first = Asked();
        Advance(Patience);
        Assert.Equal([new LateRouter("api", RouterWork.LettingGo)], Told(first));
        Reconfigure(Scene.WebPlan, Scene.Router("api", Scene.Api, 90));
        Reconfigure(Scene.WebPlan, Scene.Router("api", Scene.Api, 80));
        var last = Asked();
        Advance(Patience);
        Assert.Equal([new LateRouter("api", RouterWork.StartingAfresh)], Told(last));
        Assert.True(Kernel.IsOpen(Scene.Api));

        Kernel.ClearJournal();
        LetGo();
        Assert.Empty(Told(Asked()));
        Assert.Equal(["close", "remove", "advertise 0", "detach", "attach"], Kernel.Journal(Scene.Api));
        Advance(TimeSpan.FromSeconds(4));
        Assert.Contains("advertise 80", Kernel.Journal(Scene.Api));
        Assert.DoesNotContain("close", Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void One_that_is_late_and_dies_starts_by_the_plan_of_then_and_is_late_no_more()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        HoldBack(Scene.Api);
        Reconfigure(Scene.WebPlan, Scene.Router("api", Scene.Api, 90));
        var asker = Asked();

        Ports.IsHeldBack = static _ => false;
        Crash("routers/front-4-52/router");
        Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(Told(asker));
        Assert.DoesNotContain("close", Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void A_segment_comes_back_on_another_interface_while_its_last_router_is_late_to_let_go()
    {
        StartAsMaster(Scene.WebPlan);
        Interfaces.Set(Scene.Eth0 with { Name = "eth1", Index = 3 });
        Settle();
        HoldBack(Scene.Web);

        Reconfigure(new NodePlan([]));
        Reconfigure(new NodePlan([new SegmentPlan(new SegmentPortOptions("front", "eth1", Gate: true, TimeSpan.FromMilliseconds(300)), [Scene.WebPlan])]));
        var asker = Asked();

        Assert.Equal(["close", "remove", "advertise 0"], Kernel.Journal(Scene.Web).Where(what => what is not "attach" and not "detach"));
        LetGo();
        Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(Told(asker));
        Assert.Equal(("eth1", 2), (Ports.Port.Options.Interface, Ports.Ports.Count));
        Assert.False(Ports.Ports[0].IsOpen);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_node_that_stops_answers_who_waits()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        HoldBack(Scene.Api);
        Reconfigure(Scene.WebPlan);
        var asker = Asked();

        Node.Tell(new NodeProtocol.Stop(), TestActor);
        Settle();

        Assert.Equal([new LateRouter("api", RouterWork.LettingGo)], Told(asker));
    }

    private static VirtualRouterKey? Of(LinkEvent linkEvent) => linkEvent switch
    {
        LinkEvent.Raised raised => raised.Key,
        LinkEvent.Executed executed => executed.Key,
        _ => null,
    };

    private static LateRouter[] Told(TestProbe asker) => [.. asker.ExpectMsg<NodeProtocol.RoutersFollow>(TimeSpan.Zero).Late];

    private void HoldBack(VirtualRouterKey key) => Ports.IsHeldBack = linkEvent => Of(linkEvent) == key;

    private void LetGo()
    {
        Ports.IsHeldBack = static _ => false;
        Ports.Port.HandOver();
        Settle();
    }

    private TestProbe Asked()
    {
        var asker = CreateTestProbe();
        Node.Tell(new NodeProtocol.AwaitRouters(Patience), asker);
        Settle();
        return asker;
    }

    private void Reconfigure(params IEnumerable<RouterPlan> routers) => Reconfigure(Scene.Plan(routers));

    private void Reconfigure(NodePlan plan)
    {
        Node.Tell(new NodeProtocol.Reconfigure(plan), TestActor);
        Settle();
        ExpectMsg<NodeProtocol.Reconfigured>(TimeSpan.Zero);
    }
}
