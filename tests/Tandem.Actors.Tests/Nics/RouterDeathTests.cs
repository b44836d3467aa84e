using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Nics;

public sealed class RouterDeathTests : Stage
{
    private const string Router = "routers/front-4-51/router";

    [Fact]
    public void Nic_removes_addresses_when_their_router_dies()
    {
        StartAsMaster(Scene.WebPlan, Scene.ApiPlan);

        Crash(Router);

        Assert.Equal(["detach", "close", "remove", "advertise 0"], Kernel.Journal(Scene.Web));
        Assert.True(Kernel.IsOpen(Scene.Api));
    }

    [Fact]
    public void The_successor_starts_as_Backup()
    {
        StartAsMaster(Scene.WebPlan);
        Crash(Router);
        Forget();

        Advance(Scene.Timings.RouterBackOff.First);
        var transition = NextTransition();

        Assert.Equal((RouterRole.Initialize, RouterRole.Backup), (transition.From, transition.To));
    }

    [Fact]
    public void The_successor_waits_for_the_answer_that_its_predecessor_asked_for()
    {
        Interfaces.Set(Scene.Eth0);
        Ports.Delay = () => TimeSpan.FromMilliseconds(150);
        Start(Scene.Plan(Scene.WebPlan));
        Crash(Router);

        // The first attach is answered after 300 ms; the successor registers after 100 ms. Detach and attach follow, answered at 600 ms.
        Advance(TimeSpan.FromMilliseconds(599));
        Assert.False(Transitions.HasMessages);
        Advance(TimeSpan.FromMilliseconds(301));

        Assert.Equal(["attach", "detach", "attach"], Kernel.Journal(Scene.Web));
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    public void A_refused_router_tries_again_and_says_so_once()
    {
        Interfaces.Set(Scene.Eth0);
        Ports.AttachRefusal = key => key == Scene.Web ? "macvlan: no such device; load the module" : null;
        Start(Scene.Plan(Scene.WebPlan, Scene.ApiPlan));
        Advance(TimeSpan.FromSeconds(5));
        Assert.Single(Lines(), line => line == "WarningLevel: web on eth0 vrid 51 IPv4 cannot start: macvlan: no such device; load the module");
        Assert.True(Kernel.IsOpen(Scene.Api));

        Ports.AttachRefusal = _ => null;
        Advance(Scene.Timings.RouterBackOff.Longest + TimeSpan.FromSeconds(4));
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_late_event_of_the_predecessor_does_not_reach_the_successor()
    {
        StartAsMaster(Scene.WebPlan);
        Crash(Router);
        Forget();

        Ports.Port.Tell(new LinkEvent.Raised(Scene.Web, 17, Clock.Now, null, new RouterEvent.Startup(Scene.Own)));
        Settle();

        Assert.False(Transitions.HasMessages);
    }
}
