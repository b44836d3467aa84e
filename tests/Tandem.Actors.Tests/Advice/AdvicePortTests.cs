using Akka.Actor;
using Akka.TestKit;
using Tandem.Actors.Advice;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Advice;

/// <summary>The port as the cluster sees it: through the node's root actor.</summary>
public sealed class AdvicePortTests : Stage
{
    private readonly TestProbe _cluster;

    public AdvicePortTests() => _cluster = CreateTestProbe();

    [Fact]
    public void Who_subscribes_is_told_everything_first_and_then_each_change()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Subscribe();
        var everything = Assert.IsType<NodeReport.Everything>(Reports().Single());
        Assert.Equal(["api", "web"], everything.Routers.Select(router => router.Name).Order());
        var web = everything.Routers.Single(router => router.Key == Scene.Web);
        Assert.Equal((RouterRole.Master, TransitionReason.MasterDown, 1L), (web.Role, web.Reason, web.Mastership.Epoch));
        Assert.Equal((everything.Boot, Scene.Own, "eth0"), (web.Mastership.Boot, web.SourceAddress, web.Interface));

        // Master after 3218.75 ms of the stage's first second.
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1).AddMilliseconds(3218.75), web.SinceWallClock);

        Hear(Scene.Advertisement(Scene.Web, 250));
        var changed = Assert.IsType<NodeReport.Changed>(Reports().First()).Router;
        Assert.Equal((RouterRole.Backup, TransitionReason.HigherPriority), (changed.Role, changed.Reason));
        Assert.Equal((Scene.Peer, (byte)250), (changed.Heard!.Source, changed.Heard.Last.Priority.Value));
    }

    [Fact]
    public void An_advertisement_that_says_nothing_new_is_not_told()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Hear(Scene.Advertisement(Scene.Web, 250));
        Subscribe();
        Reports();

        for (var i = 0; i < 5; i++)
        {
            Advance(TimeSpan.FromSeconds(1));
            Hear(Scene.Advertisement(Scene.Web, 250));
        }

        Assert.Empty(Reports());
        Hear(Scene.Advertisement(Scene.Web, 251));
        Assert.Single(Reports());
    }

    /// <summary>The batch with the first advertisement is still on its way to the link loop.</summary>
    [Fact]
    public void That_it_is_Master_is_told_before_the_first_advertisement_is_sent()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Subscribe();
        Reports();
        var heldBy = new List<string>();
        Ports.Transmit = _ => heldBy.Add(Reports().OfType<NodeReport.Changed>().Last().Router.Role.ToString());

        Advance(Scene.MasterDownInterval);

        Assert.Equal(["Master"], heldBy);
    }

    [Fact]
    public void A_release_is_told_once_the_link_has_carried_it_out()
    {
        StartAsMaster(Scene.WebPlan);
        Subscribe();
        Reports();
        Ports.IsMute = linkEvent => linkEvent is LinkEvent.Executed;
        Hear(Scene.Advertisement(Scene.Web, 250));
        Assert.Single(Reports());

        Ports.IsMute = static _ => false;
        Advance(TimeSpan.FromSeconds(4));
        Reports();
        Hear(Scene.Advertisement(Scene.Web, 250));

        var released = Assert.IsType<NodeReport.Released>(Reports().Last());
        Assert.Equal((Scene.Web, 2L), (released.Key, released.Mastership.Epoch));
    }

    [Fact]
    public void Advice_moves_a_router_and_what_is_not_true_only_writes_a_line()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Hear(Scene.Advertisement(Scene.Web, 250));
        Subscribe();
        var heard = Everything().Heard!.Mastership;
        Forget();

        Tell(new RouterAdvice.TakeOver(Scene.Web, TakeOverCause.PeerReleased, heard with { Source = Scene.Own }));
        Tell(new RouterAdvice.TakeOver(Scene.Web, TakeOverCause.PeerReleased, heard with { Source = Scene.Own }));
        Assert.Equal(
            ["InfoLevel: web on eth0 vrid 51 IPv4: advice of the cluster was not followed: TakeOver, OtherMaster (1 so far)"], Lines());

        Tell(new RouterAdvice.TakeOver(Scene.Web, TakeOverCause.PeerReleased, heard));
        Assert.True(Kernel.IsOpen(Scene.Web));
        Assert.Equal(
            ["InfoLevel: web on eth0 vrid 51 IPv4: Backup -> Master, PeerReleased: the Master told this node that it has let go, this node takes over with priority 200"],
            Lines());
    }

    [Fact]
    public void Who_is_told_to_stay_out_comes_back_by_itself_and_not_because_its_interface_does()
    {
        StartAsMaster(Scene.WebPlan);
        Subscribe();
        var own = Everything().Mastership;

        Tell(new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.Deaf, own, Clock.Now + TimeSpan.FromSeconds(2)));
        Assert.Equal(["close", "remove", "advertise 0"], Kernel.Journal(Scene.Web));
        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { IsUp = false }));
        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Advance(TimeSpan.FromSeconds(1.9));
        Forget();

        Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
        Advance(Scene.MasterDownInterval);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_router_that_starts_afresh_counts_on_and_is_told_again_what_stands()
    {
        StartAsMaster(Scene.WebPlan);
        Subscribe();
        Tell(new RouterAdvice.Intend(Scene.Web, PriorityIntent.Drained.Instance));
        Reports();

        Crash("routers/front-4-51/router");
        Assert.Contains(new NodeReport.Gone(Scene.Web), Reports());
        Advance(TimeSpan.FromSeconds(5));

        var standing = Reports().OfType<NodeReport.Changed>().Last().Router;
        Assert.Equal((RouterRole.Master, 2L, (byte)1), (standing.Role, standing.Mastership.Epoch, standing.Effective.Priority.Value));
    }

    [Fact]
    public void A_drain_before_the_interface_is_there_counts_from_the_first_start()
    {
        Start(Scene.Plan(Scene.WebPlan));
        Tell(new RouterAdvice.Intend(Scene.Web, PriorityIntent.Drained.Instance));

        Interfaces.Set(Scene.Eth0);
        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("advertise 1", Kernel.Journal(Scene.Web));
        Assert.DoesNotContain("advertise 200", Kernel.Journal(Scene.Web));
    }

    [Fact]
    public void Advice_for_a_router_that_is_not_here_is_dropped()
    {
        StartAsMaster(Scene.WebPlan);
        Subscribe();
        Reports();

        Tell(new RouterAdvice.NoClaims(Scene.Api));

        Assert.Equal(AdviceRefusal.UnknownRouter, Assert.IsType<NodeReport.AdviceDropped>(Reports().Single()).Refusal);
    }

    [Fact]
    public void A_reader_that_takes_nothing_is_told_no_more_than_the_limit_and_everything_once_it_has_caught_up()
    {
        StartAsMaster(Scene.WebPlan);
        Node.Tell(new AdviceProtocol.Subscribe(_cluster.Ref));
        for (var i = 0; i < AdviceProtocol.MostUntaken; i++)
        {
            Tell(new RouterAdvice.NoClaims(Scene.Api));
        }

        var told = new List<AdviceProtocol.Reported>();
        while (_cluster.HasMessages)
        {
            told.Add(_cluster.ExpectMsg<AdviceProtocol.Reported>());
        }

        Assert.Equal(4096, told.Count);
        Node.Tell(new AdviceProtocol.Taken(_cluster.Ref, told[^1].Sequence));
        Settle();
        var again = _cluster.ExpectMsg<AdviceProtocol.Reported>(TimeSpan.Zero);
        Assert.Equal(4097, again.Sequence);
        Assert.IsType<NodeReport.Everything>(again.Report);
    }

    [Fact]
    public void A_port_that_fails_ends_its_subscriptions_and_the_next_knows_everything_again()
    {
        StartAsMaster(Scene.WebPlan);
        Subscribe();
        Reports();

        Crash("advice");

        _cluster.ExpectMsg<AdviceProtocol.Ended>(TimeSpan.Zero);
        Assert.True(Kernel.IsOpen(Scene.Web));
        Subscribe();
        Assert.Equal(RouterRole.Master, Everything().Role);
    }

    [Fact]
    public void A_reader_that_dies_takes_its_claims_with_it()
    {
        StartAsMaster(Scene.WebPlan);
        Node.Tell(new RouterAdvice.Claims(Scene.Web, [new MemberClaim("lb2", Scene.Peer, IsMaster: false)], []), _cluster.Ref);
        Settle();
        Hear(Scene.Advertisement(Scene.Web, 250));
        Assert.True(Kernel.IsOpen(Scene.Web));

        Sys.Stop(_cluster.Ref);
        AwaitCondition(
            () =>
            {
                Settle();
                return !Kernel.IsOpen(Scene.Web);
            },
            TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_reader_of_another_actor_system_is_told_and_missed()
    {
        StartAsMaster(Scene.WebPlan);
        using var other = ActorSystem.Create("coord");
        var reader = new Akka.TestKit.Xunit2.TestKit(other).CreateTestProbe();
        Node.Tell(new AdviceProtocol.Subscribe(reader.Ref));
        Settle();
        Assert.IsType<NodeReport.Everything>(reader.ExpectMsg<AdviceProtocol.Reported>().Report);

        Node.Tell(new RouterAdvice.Claims(Scene.Web, [new MemberClaim("lb2", Scene.Peer, IsMaster: false)], []), reader.Ref);
        Settle();
        Assert.True(reader.ExpectMsg<AdviceProtocol.Reported>().Report is NodeReport.Changed { Router.IsAttested: true });
        Hear(Scene.Advertisement(Scene.Web, 250));
        var terminated = other.Terminate();

        AwaitCondition(
            () =>
            {
                Settle();
                return terminated.IsCompleted && !Kernel.IsOpen(Scene.Web);
            },
            TimeSpan.FromSeconds(20));
    }

    private void Subscribe()
    {
        Node.Tell(new AdviceProtocol.Subscribe(_cluster.Ref));
        Settle();
    }

    private RouterStanding Everything() => Assert.IsType<NodeReport.Everything>(Reports().First()).Routers.Single();

    private void Tell(RouterAdvice advice)
    {
        Node.Tell(advice, _cluster.Ref);
        Settle();
    }

    private List<NodeReport> Reports()
    {
        var reports = new List<NodeReport>();
        while (_cluster.HasMessages)
        {
            var reported = _cluster.ExpectMsg<AdviceProtocol.Reported>(TimeSpan.Zero);
            reports.Add(reported.Report);
            Node.Tell(new AdviceProtocol.Taken(_cluster.Ref, reported.Sequence));
        }

        return reports;
    }
}
