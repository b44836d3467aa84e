using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Nics;

public sealed class NicDeathTests : Stage
{
    [Fact]
    public void Routers_shut_down_when_their_Nic_dies_and_come_back()
    {
        StartAsMaster(Scene.WebPlan);

        Crash("nics/front/nic");
        Assert.Equal(["detach", "close", "remove", "advertise 0"], Kernel.Journal(Scene.Web));
        Assert.Equal(TransitionReason.InterfaceLost, NextTransition().Reason);

        Advance(Scene.Timings.NicBackOff.First + Scene.Timings.RegisterEvery);
        Assert.Equal(2, Ports.Ports.Count);
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
        Advance(Scene.MasterDownInterval);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_failed_port_is_opened_again()
    {
        StartAsMaster(Scene.WebPlan);

        Ports.Port.Tell(new LinkEvent.Failed("the capture ended"));
        Settle();
        Assert.True(Kernel.IsClear(Scene.Web));
        Assert.Contains("WarningLevel: eth0 of segment front can no longer serve: the capture ended; it is tried again", Lines());

        Advance(Scene.Timings.NicBackOff.First);
        Assert.Equal(2, Ports.Ports.Count);
    }

    [Fact]
    public void A_refused_interface_is_tried_again_and_named_once_per_text()
    {
        Ports.OpenRefusal = _ => "no such interface; create it";
        Start(Scene.Plan(Scene.WebPlan));
        Advance(TimeSpan.FromSeconds(5));
        Ports.OpenRefusal = _ => "permission denied; grant CAP_NET_RAW";
        Advance(TimeSpan.FromSeconds(5));

        // 0, 0.1, 0.3, 0.7 and 1.5 s, and from then on every second.
        Assert.Equal(13, Ports.Attempts);
        Assert.Equal(
            [
                "WarningLevel: eth0 of segment front cannot be opened: no such interface; create it; it is tried again",
                "WarningLevel: eth0 of segment front cannot be opened: permission denied; grant CAP_NET_RAW; it is tried again",
            ],
            Lines());
    }

    [Fact]
    public void An_interface_that_fails_at_every_try_is_named_once_a_minute_per_text()
    {
        Start(Scene.Plan(Scene.WebPlan));

        // After 0.1, 0.3, 0.7 and 1.5 s, and from then on every second.
        for (var tries = 0; tries < 62; tries++)
        {
            Ports.Port.Tell(new LinkEvent.Failed(tries == 1 ? "permission denied; grant CAP_NET_RAW" : "no such interface; create it"));
            Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(
            [
                "WarningLevel: eth0 of segment front can no longer serve: no such interface; create it; it is tried again",
                "WarningLevel: eth0 of segment front can no longer serve: permission denied; grant CAP_NET_RAW; it is tried again",
                "WarningLevel: eth0 of segment front can no longer serve: no such interface; create it; it is tried again",
            ],
            Lines());
    }

    [Fact]
    public void An_interface_that_goes_takes_its_Nic_with_it_and_brings_it_back_at_once()
    {
        StartAsMaster(Scene.WebPlan);
        Ports.OpenRefusal = _ => "no such interface";

        Interfaces.Remove("eth0");
        Settle();
        Assert.True(Kernel.IsClear(Scene.Web));
        Assert.Equal(TransitionReason.InterfaceLost, NextTransition().Reason);
        Advance(TimeSpan.FromSeconds(20.05));
        Ports.OpenRefusal = _ => null;
        Interfaces.Set(Scene.Eth0 with { Index = 7 });
        Advance(Scene.Timings.RegisterEvery);

        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    public void An_interface_that_was_down_at_the_start_is_opened_at_once_when_it_comes_up()
    {
        Ports.OpenRefusal = _ => "eth0 is down";
        Interfaces.Set(Scene.Eth0 with { IsUp = false });
        Start(Scene.Plan(Scene.WebPlan));

        // 0, 0.1, 0.3, 0.7, 1.5 and 2.5 s: the next attempt would be at 3.5 s.
        Advance(TimeSpan.FromSeconds(2.6));
        Ports.OpenRefusal = _ => null;
        Interfaces.Set(Scene.Eth0);
        Advance(Scene.Timings.RegisterEvery);

        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    public void Another_interface_of_the_same_name_is_opened_afresh()
    {
        StartAsMaster(Scene.WebPlan);

        Interfaces.Set(Scene.Eth0 with { Index = 7 });
        Settle();
        Assert.True(Kernel.IsClear(Scene.Web));

        Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(2, Ports.Ports.Count);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }
}
