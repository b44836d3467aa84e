using Tandem.Actors.Tests.Staging;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Links;

public sealed class LinkMonitorTests : Stage
{
    [Fact]
    public void A_watch_that_failed_starts_again_and_everything_held_is_checked()
    {
        StartAsMaster(Scene.WebPlan);

        Happen(new InterfaceEvent.Failed("netlink socket closed"));
        Assert.Contains("WarningLevel: interfaces are no longer watched: netlink socket closed; the watch starts again", Lines());
        Advance(Scene.Timings.LinkBackOff.First);

        Assert.Equal(2, Interfaces.Starts);
        Assert.Equal(["restore"], Kernel.Journal(Scene.Web));
        Assert.False(Transitions.HasMessages);
    }

    [Fact]
    public void What_changed_while_nobody_watched_is_learned_from_the_new_snapshot()
    {
        StartAsMaster(Scene.WebPlan);
        Crash("links/monitor");
        Interfaces.Set(Scene.Eth0 with { IsUp = false });
        Settle();
        Assert.True(Kernel.IsOpen(Scene.Web));

        Advance(Scene.Timings.LinkBackOff.First);

        Assert.Equal(TransitionReason.InterfaceDown, NextTransition().Reason);
    }
}
