using System.Collections.Immutable;
using Tandem.Api.Changes;
using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Changes;

/// <summary>lb1 holds web and is preferred for it; lb2 is its Backup.</summary>
public sealed class MovePreviewTests
{
    private static readonly ClusterSight Calm = new SightBuilder().Build();
    private static readonly ClusterSight Alone = new SightBuilder().Node("lb2", NodeStatus.Silent, SightBuilder.Now, SightBuilder.Now).Build();

    [Fact]
    public void What_is_adjusted_stays() => Assert.Null(Move(RouterChangeLine.Adjusted, Calm, ["lb1", "lb2"]));

    [Fact]
    public void A_node_that_is_preferred_by_the_change_takes_over() => Assert.Equal("lb2", Move(RouterChangeLine.Adjusted, Calm, ["lb2", "lb1"]));

    [Fact]
    public void Without_preemption_who_holds_it_keeps_it() => Assert.Null(Move(RouterChangeLine.Adjusted, Calm, ["lb2", "lb1"], preempts: false));

    [Fact]
    public void A_node_that_is_away_or_drained_takes_nothing()
    {
        Assert.Null(Move(RouterChangeLine.Adjusted, Alone, ["lb2", "lb1"]));
        Assert.Null(Move(RouterChangeLine.Adjusted, Calm with { Drained = ["lb2"] }, ["lb2", "lb1"]));
    }

    [Fact]
    public void What_starts_afresh_is_held_by_the_next_one_meanwhile()
    {
        Assert.Equal("lb2, and back to lb1", Move(RouterChangeLine.Replaced, Calm, ["lb1", "lb2"]));
        Assert.Equal("lb2", Move(RouterChangeLine.Replaced, Calm, ["lb1", "lb2"], preempts: false));
        Assert.Equal("dark until it has started afresh", Move(RouterChangeLine.Replaced, Alone, ["lb1", "lb2"]));
    }

    [Fact]
    public void What_is_removed_goes_to_who_is_left()
    {
        Assert.Equal("lb2", Move(RouterChangeLine.Removed, Calm, ["lb2"]));
        Assert.Equal("gone: no node takes part", Move(RouterChangeLine.Removed, Calm, []));
    }

    [Fact]
    public void Nothing_moves_from_who_holds_nothing() => Assert.Null(Move(RouterChangeLine.Removed, Calm, ["lb1"], node: "lb2"));

    private static string? Move(string change, ClusterSight sight, ImmutableArray<string> participants, bool preempts = true, string node = "lb1")
    {
        var after = SightBuilder.Facts with { Routers = participants.IsEmpty ? [] : [new RouterFacts("web", SightBuilder.Web, ["192.168.1.100/24"], participants)] };
        var planned = new PlannedChange([new("web", SightBuilder.Web, node, change, [])], after, preempts ? [SightBuilder.Web] : [], [], []);
        return new MovePreview(planned, SightBuilder.Facts, sight).Lines().Single().Moves;
    }
}
