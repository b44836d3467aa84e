using Tandem.Actors.Node;
using Tandem.Actors.Routers;
using Tandem.Actors.Tests.Staging;

namespace Tandem.Actors.Tests.Routers;

/// <summary>Who owes what, when plans come faster than routers follow them.</summary>
public sealed class PlanProgressTests
{
    private readonly PlanProgress _progress = new();
    private NodePlan _plan = Scene.Plan(Scene.WebPlan, Scene.ApiPlan);

    [Fact]
    public void What_a_router_has_done_for_an_earlier_plan_is_not_what_is_asked_now()
    {
        var (first, second) = (Scene.Router("api", Scene.Api, 90), Scene.Router("api", Scene.Api, 80));
        Ask(Scene.WebPlan, first);
        Ask(Scene.WebPlan, second);

        _progress.Done(first);
        Assert.Equal([new LateRouter("api", RouterWork.Changing)], _progress.Late.AsEnumerable());
        _progress.Done(Scene.Router("api", Scene.Api, 80));
        Assert.True(_progress.IsDone);
    }

    [Fact]
    public void One_that_is_to_go_has_done_that_only_when_it_is_gone()
    {
        Ask(Scene.WebPlan);

        _progress.Done(Scene.ApiPlan);
        Assert.Equal([new LateRouter("api", RouterWork.LettingGo)], _progress.Late.AsEnumerable());
        _progress.Ended(Scene.Api);
        Assert.True(_progress.IsDone);
    }

    [Fact]
    public void One_that_is_wanted_again_while_it_goes_is_late_until_its_next_life_is_carried()
    {
        Ask(Scene.WebPlan);
        Ask(Scene.WebPlan, Scene.ApiPlan);
        Assert.Equal([new LateRouter("api", RouterWork.StartingAfresh)], _progress.Late.AsEnumerable());

        _progress.Ended(Scene.Api);
        Assert.Equal([new LateRouter("api", RouterWork.Starting)], _progress.Late.AsEnumerable());
        _progress.Done(Scene.ApiPlan);
        Assert.True(_progress.IsDone);
    }

    private void Ask(params IEnumerable<RouterPlan> routers)
    {
        var wanted = Scene.Plan(routers);
        _progress.Ask(PlanDifference.Between(_plan, wanted));
        _plan = wanted;
    }
}
