using Akka.Actor;
using Tandem.Actors.Node;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Node;

public sealed class NodeStopTests : Stage
{
    [Fact]
    [Clause("RFC 9568", "6.4.3")]
    public void Stop_closes_the_gate_removes_addresses_and_says_priority_0_last()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Stop();

        Assert.True(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
        Assert.Equal(["close", "remove", "advertise 0", "detach"], Kernel.Journal(Scene.Web));
        Assert.Equal(["close", "remove", "advertise 0", "detach"], Kernel.Journal(Scene.Api));
        Assert.False(Ports.Port.IsOpen);
        Assert.Equal(TransitionReason.Shutdown, NextTransition().Reason);
    }

    [Fact]
    public void Stop_goes_on_when_one_router_never_answers()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);
        Ports.IsMute = linkEvent => linkEvent is LinkEvent.Raised { Event: RouterEvent.Shutdown } raised && raised.Key == Scene.Api;

        Stop();
        Assert.Equal(["close", "remove", "advertise 0", "detach"], Kernel.Journal(Scene.Web));
        Advance(Scene.Timings.ReleaseWithin - TimeSpan.FromMilliseconds(1));
        Assert.False(HasMessages);
        Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
        Assert.Equal(["detach", "close", "remove", "advertise 0"], Kernel.Journal(Scene.Api).SkipWhile(what => what != "detach"));
    }

    [Fact]
    public void Stop_waits_until_the_kernel_has_carried_out_the_release()
    {
        StartAsMaster(Scene.WebPlan);
        Ports.Delay = () => TimeSpan.FromMilliseconds(50);

        // Three ways of 50 ms: the event to the loop, back to the actor, its batch to the loop. A fourth tells that it is done.
        Stop();
        Advance(TimeSpan.FromMilliseconds(150));
        Assert.True(Kernel.IsClear(Scene.Web));
        Assert.False(HasMessages);
        Advance(TimeSpan.FromMilliseconds(50));

        Assert.True(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
    }

    [Fact]
    public void Stop_before_the_interface_is_known_has_nothing_to_release()
    {
        Start(Scene.Plan(Scene.WebPlan));

        Stop();

        Assert.True(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
    }

    [Fact]
    public void Stop_ends_a_router_that_waits_in_back_off()
    {
        StartAsMaster(Scene.WebPlan);
        Crash("routers/front-4-51/router");

        Stop();

        Assert.True(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
        Advance(TimeSpan.FromSeconds(10));
        Assert.True(Kernel.IsClear(Scene.Web));
    }

    [Fact]
    public void A_router_that_dies_while_it_releases_does_not_come_back()
    {
        StartAsMaster(Scene.WebPlan);
        ExpectErrors();
        var router = Actor("routers/front-4-51/router");
        Node.Tell(new NodeProtocol.Stop(), TestActor);
        router.Tell(Kill.Instance);
        Settle();

        Assert.True(ExpectMsg<NodeProtocol.Stopped>(TimeSpan.Zero).Orderly);
        Advance(TimeSpan.FromSeconds(10));
        Assert.True(Kernel.IsClear(Scene.Web));
    }

    private void Stop()
    {
        Node.Tell(new NodeProtocol.Stop(), TestActor);
        Settle();
    }
}
