using Tandem.Actors.Advice;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>What intents make of priorities; every node works it out alone and must come to the same.</summary>
public sealed class PreferenceTests
{
    [Fact]
    public void Nothing_wanted_leaves_everything_as_configured() =>
        Assert.Equal("as as as", Of(Cluster3.Web));

    [Fact]
    public void A_drained_node_has_priority_1() =>
        Assert.Equal("drained as as", Of(Cluster3.Web, Cluster3.Drain("lb1", 1)));

    /// <summary>254 and 231 change places; 251 stays between them.</summary>
    [Fact]
    public void A_move_swaps_two_priorities() =>
        Assert.Equal("231 as 254", Of(Cluster3.Web, Cluster3.Move(Cluster3.Web, "lb3", 1)));

    [Fact]
    public void A_move_to_the_preferred_node_changes_nothing() =>
        Assert.Equal("as as as", Of(Cluster3.Web, Cluster3.Move(Cluster3.Web, "lb1", 1)));

    /// <summary>Both have 100: the holder gets one more.</summary>
    [Fact]
    public void Between_equals_the_holder_is_one_above() =>
        Assert.Equal("as 101", Of(Cluster3.Twin, Cluster3.Move(Cluster3.Twin, "lb2", 1)));

    /// <summary>There is no 255 to give: the other one gets 253.</summary>
    [Fact]
    public void Between_equals_at_the_top_the_others_are_one_below() =>
        Assert.Equal("253 as", Of(Cluster3.Router("top", 60, ("lb1", 254), ("lb2", 254)), Cluster3.Move(Cluster3.Router("top", 60), "lb2", 1)));

    [Fact]
    public void A_drain_comes_before_a_move() =>
        Assert.Equal("231 as drained", Of(Cluster3.Web, Cluster3.Move(Cluster3.Web, "lb3", 1), Cluster3.Drain("lb3", 2)));

    [Fact]
    public void An_owner_stays_as_it_is() =>
        Assert.Equal("as as", Of(Cluster3.Own, Cluster3.Drain("lb1", 1), Cluster3.Move(Cluster3.Own, "lb3", 1)));

    [Fact]
    public void A_move_to_a_node_that_takes_no_part_changes_nothing() =>
        Assert.Equal("as as", Of(Cluster3.Api, Cluster3.Move(Cluster3.Api, "lb3", 1)));

    private static string Of(SharedRouter router, params Intent[] intents) => string.Join(' ', router.Seats.Select(seat => Preference.Of(router, seat.Node, IntentSet.Empty.With(intents)) switch
    {
        PriorityIntent.Drained => "drained",
        PriorityIntent.Moved(var priority) => priority.ToString(),
        _ => "as",
    }));
}
