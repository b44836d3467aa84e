using System.Collections.Immutable;
using Tandem.Api.Commands;
using Tandem.Api.Contracts;
using Tandem.Api.Sights;
using Tandem.Api.Tests.Harness;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Tests.Commands;

/// <summary>Which routers a command is about, and when they are where they are wanted.</summary>
public sealed class ExpectationTests
{
    private static readonly ClusterSight Calm = new SightBuilder().Build();

    [Fact]
    public void A_drain_is_about_what_the_node_holds_now() => Assert.Equal(["api: lb2 -> lb1"], About(new Command.Drain("lb2"), Calm));

    [Fact]
    public void A_drain_of_a_node_that_is_not_reached_moves_nothing_that_is_known() =>
        Assert.Empty(About(new Command.Drain("lb2"), new SightBuilder().Node("lb2", NodeStatus.Silent, SightBuilder.Now, SightBuilder.Now).Build()));

    [Fact]
    public void An_undrain_is_about_what_the_node_is_preferred_for() => Assert.Equal(
        ["web: lb2 -> lb1"],
        About(new Command.Undrain("lb1"), Swapped() with { Drained = ["lb1"] }));

    [Fact]
    public void An_undrain_leaves_a_moved_router_where_it_was_moved() => Assert.Empty(
        About(new Command.Undrain("lb1"), Swapped() with { Drained = ["lb1"], Moved = Moved(SightBuilder.Web, "lb2") }));

    [Fact]
    public void An_unmove_is_about_the_preferred_node_that_is_not_drained()
    {
        Assert.Equal(["web: lb2 -> lb1"], About(new Command.Unmove("web", SightBuilder.Web), Swapped()));
        Assert.Equal(["web: lb2 -> lb2"], About(new Command.Unmove("web", SightBuilder.Web), Swapped() with { Drained = ["lb1"] }));
    }

    [Fact]
    public void A_router_that_is_there_already_took_no_time() => Assert.Equal(
        new RouterMove("web", "lb1", "lb1", RouterMove.Moved, 0, "was there already"),
        Assert.Single(Expectation.Of(new Command.Move("web", SightBuilder.Web, "lb1"), SightBuilder.Facts, Calm)).Judge(Calm, 5));

    [Fact]
    public void While_both_are_Master_the_router_has_not_moved_yet()
    {
        var both = new SightBuilder().Router("lb2", SightBuilder.Web, RouterOnNode.Master, "HandOver").Build();
        var expectation = Assert.Single(Expectation.Of(new Command.Move("web", SightBuilder.Web, "lb2"), SightBuilder.Facts, Calm));

        Assert.Equal(RouterMove.Waiting, expectation.Judge(both, 5).State);
        Assert.Equal(new RouterMove("web", "lb1", "lb2", RouterMove.Moved, 7, ""), expectation.Judge(Swapped(), 7));
    }

    /// <summary>lb2 holds web, too.</summary>
    private static ClusterSight Swapped() => new SightBuilder()
        .Router("lb1", SightBuilder.Web, RouterOnNode.Backup, "HigherPriority").Router("lb2", SightBuilder.Web, RouterOnNode.Master, "HandOver").Build();

    private static ImmutableDictionary<VirtualRouterKey, string> Moved(VirtualRouterKey key, string node) => ImmutableDictionary<VirtualRouterKey, string>.Empty.Add(key, node);

    private static IEnumerable<string> About(Command command, ClusterSight sight) =>
        Expectation.Of(command, SightBuilder.Facts, sight).Select(one => $"{one.Router.Name}: {one.From} -> {string.Join(",", one.Wanted)}");
}
