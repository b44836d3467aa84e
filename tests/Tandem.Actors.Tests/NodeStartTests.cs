using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests;

public sealed class NodeStartTests : Stage
{
    [Fact]
    public void Alone_it_becomes_Master_when_the_Master_Down_Timer_fires()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));
        Assert.Equal(RouterRole.Backup, Transitions.ExpectMsg<Routers.RouterTransitioned>().To);

        Advance(Scene.MasterDownInterval - TimeSpan.FromMilliseconds(1));
        Assert.True(Kernel.IsClear(Scene.Web));

        Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TransitionReason.MasterDown, Transitions.ExpectMsg<Routers.RouterTransitioned>().Reason);
        Assert.Equal(["attach", "open", "advertise 200", "add", "announce"], Kernel.Journal(Scene.Web));
    }
}
