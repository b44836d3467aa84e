using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Tests.Nics;

public sealed class InterfaceTests : Stage
{
    [Fact]
    public void Interface_down_releases_and_up_starts_again()
    {
        StartAsMaster(Scene.WebPlan);

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { IsUp = false }));
        Assert.Equal(["close", "remove", "advertise 0"], Kernel.Journal(Scene.Web));
        Assert.Equal(TransitionReason.InterfaceDown, NextTransition().Reason);

        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    public void No_primary_address_means_Initialize()
    {
        StartAsMaster(Scene.WebPlan);

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { PrimaryIPv4 = null }));
        Assert.Equal(TransitionReason.NoPrimaryAddress, NextTransition().Reason);

        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);
    }

    [Fact]
    public void A_router_without_an_address_to_send_from_does_not_start()
    {
        Interfaces.Set(Scene.Eth0 with { PrimaryIPv4 = null });
        Start(Scene.Plan(Scene.WebPlan));

        Advance(TimeSpan.FromSeconds(10));

        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void Another_primary_address_becomes_the_source_without_a_move()
    {
        StartAsMaster(Scene.WebPlan);
        var sources = new List<IPvXAddress>();
        Ports.Transmit = frame => sources.Add(frame.Source);

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { PrimaryIPv4 = IPvXAddress.Parse("192.0.2.10") }));
        Advance(TimeSpan.FromSeconds(1));

        Assert.False(Transitions.HasMessages);
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.Equal(IPvXAddress.Parse("192.0.2.10"), source));
    }

    [Fact]
    public void The_port_follows_another_Ethernet_address_of_the_interface_without_a_move()
    {
        StartAsMaster(Scene.WebPlan);
        Ports.Port.Followed.Clear();

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { PrimaryIPv4 = IPvXAddress.Parse("192.0.2.10") }));
        Assert.Empty(Ports.Port.Followed);

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { Mac = new MacAddress(0x0200_0000_00AA) }));
        Assert.Equal(new MacAddress(0x0200_0000_00AA), Assert.Single(Ports.Port.Followed));
        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void A_flap_faster_than_the_answers_ends_where_the_interface_stands()
    {
        StartAsMaster(Scene.WebPlan);
        Ports.Delay = () => TimeSpan.FromMilliseconds(30);

        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { IsUp = false }));
        Happen(new InterfaceEvent.Changed(Scene.Eth0));
        Happen(new InterfaceEvent.Changed(Scene.Eth0 with { IsUp = false }));
        Advance(TimeSpan.FromSeconds(1));

        Assert.True(Kernel.IsClear(Scene.Web));
        Assert.Equal(
            [TransitionReason.InterfaceDown, TransitionReason.Startup, TransitionReason.InterfaceDown],
            [NextTransition().Reason, NextTransition().Reason, NextTransition().Reason]);
    }
}
