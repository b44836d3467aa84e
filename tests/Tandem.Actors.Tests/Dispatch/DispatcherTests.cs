using Akka.Actor;
using Tandem.Actors.Tests.Staging;

namespace Tandem.Actors.Tests.Dispatch;

public sealed class DispatcherTests : Stage
{
    [Theory]
    [InlineData("")]
    [InlineData("links")]
    [InlineData("links/monitor")]
    [InlineData("nics")]
    [InlineData("nics/front")]
    [InlineData("nics/front/nic")]
    [InlineData("routers")]
    [InlineData("routers/front-4-51")]
    [InlineData("routers/front-4-51/router")]
    public void Each_actor_a_deadline_depends_on_runs_on_the_on_time_thread(string path)
    {
        Interfaces.Set(Scene.Eth0);
        Start(Scene.Plan(Scene.WebPlan));

        var actor = path.Length == 0 ? Node : Actor(path);

        var cell = Assert.IsType<ActorCell>(((ActorRefWithCell)actor).Underlying);
        Assert.Equal("tandem.on-time-dispatcher", cell.Dispatcher.Id);
    }
}
