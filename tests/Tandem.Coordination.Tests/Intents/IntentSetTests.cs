using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>Of each node and router the latest intent counts, wherever and in whatever order it is heard.</summary>
public sealed class IntentSetTests
{
    [Fact]
    public void The_later_of_two_counts_in_either_order()
    {
        var (old, late) = (Cluster3.Drain("lb1", 10), Cluster3.Undrain("lb1", 11));

        Assert.False(IntentSet.Empty.With(old, late).IsDrained("lb1"));
        Assert.False(IntentSet.Empty.With(late, old).IsDrained("lb1"));
        Assert.True(IntentSet.Empty.With(old).IsDrained("lb1"));
    }

    [Fact]
    public void A_node_that_was_away_does_not_bring_back_what_has_ended()
    {
        var away = IntentSet.Empty.With(Cluster3.Drain("lb1", 10), Cluster3.Move(Cluster3.Web, "lb2", 10));
        var stayed = away.With(Cluster3.Undrain("lb1", 20), Cluster3.Unmove(Cluster3.Web, "lb2", 20));

        var met = stayed.With(away.All);

        Assert.Same(stayed, met);
        Assert.True(met.IsCalm);
        Assert.True(away.Lacks(stayed));
        Assert.False(stayed.Lacks(away));
    }

    [Fact]
    public void Of_one_version_the_origin_decides() =>
        Assert.Equal("lb3", IntentSet.Empty.With(Cluster3.Move(Cluster3.Web, "lb3", 10, "lb2"), Cluster3.Move(Cluster3.Web, "lb2", 10, "lb1")).HolderOf(Cluster3.Web.Key));

    [Fact]
    public void A_move_without_a_router_is_no_intent() =>
        Assert.Same(IntentSet.Empty, IntentSet.Empty.With(new Intent(IntentKind.Move, "lb1", null, new(1, 0), "lb1")));

    [Fact]
    public void Any_order_and_repetition_of_any_intents_ends_in_one_set()
    {
        var random = new Random(Seed.Value);
        for (var round = 0; round < 200; round++)
        {
            Intent[] intents = [.. Enumerable.Range(0, 12).Select(_ => Any(random))];
            var one = IntentSet.Empty.With(intents);
            random.Shuffle(intents);
            var other = IntentSet.Empty.With(intents.Take(7)).With(intents).With(one.All);

            Assert.True(one.All.Equals(other.All), $"TANDEM_SEED={Seed.Value}: {one.All} and {other.All}");
        }
    }

    private static Intent Any(Random random)
    {
        var node = Cluster3.Plan.Nodes[random.Next(4)];
        var origin = Cluster3.Plan.Nodes[random.Next(4)];
        var router = Cluster3.Plan.Routers[random.Next(4)];
        var at = random.Next(1, 4);
        return random.Next(4) switch
        {
            0 => Cluster3.Drain(node, at, origin),
            1 => Cluster3.Undrain(node, at, origin),
            2 => Cluster3.Move(router, node, at, origin),
            _ => Cluster3.Unmove(router, node, at, origin),
        };
    }
}
