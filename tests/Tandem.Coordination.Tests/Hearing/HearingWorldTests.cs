using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Coordination.Hearing;
using Tandem.Vrrp.Machine;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Seeded worlds, each with its own phases, delays and faults. A failure prints its seed and its story.</summary>
public sealed class HearingWorldTests
{
    private const int Seeds = 150;

    [Fact]
    public void On_a_healthy_segment_nothing_is_said_and_nothing_is_done() => Run(_ => { }, world =>
    {
        world.Run(20);

        world.Check(world.Stays.Count == 0, "somebody was to leave");
        world.Check(world.Nodes.All(node => node.Faults.Length == 0), $"a fault: {string.Join("; ", world.Nodes.SelectMany(node => node.Faults))}");
    });

    [Fact]
    public void A_deaf_Master_is_replaced_within_three_seconds_stays_out_and_comes_back() => Run(
        world => world.Deafen(world.Nodes[0]),
        world =>
        {
            world.Run(3);
            AssertAlone(world, world.Nodes[1]);
            world.Run(20, () => AssertAlone(world, world.Nodes[1]));
            world.Check(world.Nodes.All(node => node.Faults is [var fault] && fault.StartsWith("node a is deaf on segment front: ", StringComparison.Ordinal)), "not named");

            world.Heal();
            world.Run(3 + 3 + 0.1 + 3);
            AssertAlone(world, world.Nodes[0]);
            world.Check(world.Nodes.All(node => node.Faults.Length == 0), $"still named: {string.Join("; ", world.Nodes.SelectMany(node => node.Faults))}");
        });

    [Fact]
    public void A_deaf_Backup_becomes_no_second_Master() => Run(world => world.Deafen(world.Nodes[^1]), world =>
    {
        // Its Master_Down_Interval is over 3 s, and deafness is noticed in less.
        world.Run(20, () => AssertAlone(world, world.Nodes[0]));
        world.Check(world.Nodes[^1].IsOut, "not out");
    });

    [Fact]
    public void When_the_channel_breaks_as_well_the_deaf_one_is_left_to_VRRP() => Run(world => world.Deafen(world.Nodes[0]), world =>
    {
        world.Run(6);
        AssertAlone(world, world.Nodes[1]);

        world.HasChannel = false;

        // 2 s until the others' reports are old, 1.5 s until the advice lapses, 3.01 s until it takes over, which its higher priority lets it.
        world.Run(7);
        AssertAlone(world, world.Nodes[0]);
    });

    [Fact]
    public void When_the_one_that_took_over_dies_the_deaf_one_does_not_stay_out() => Run(world => world.Deafen(world.Nodes[0]), world =>
    {
        world.Run(6);
        foreach (var node in world.Nodes[1..])
        {
            world.Silence(node);
        }

        world.HasChannel = false;
        world.Run(7.5);
        world.Check(world.Nodes[0].Role == RouterRole.Master, "it stays out though nobody speaks");
    });

    [Fact]
    public void A_mute_node_makes_nobody_leave_where_others_are_heard() => Run(
        world => world.Silence(world.Nodes[world.Next(world.Nodes.Length)]),
        world =>
        {
            world.Run(20);

            world.Check(world.Stays.Count == 0, "somebody was to leave");
            world.Check(world.Nodes.All(node => node.Faults.Any(fault => fault.Contains("cannot send", StringComparison.Ordinal))), "not named");
        },
        chatter: true);

    [Fact]
    public void In_a_split_nobody_leaves_and_both_Masters_are_told_of() => Run(
        world =>
        {
            var cut = 1 + world.Next(world.Nodes.Length - 1);
            world.Cuts.UnionWith(
                from one in world.Nodes[..cut] from other in world.Nodes[cut..] from way in new[] { (one.Rank, other.Rank), (other.Rank, one.Rank) } select way);
        },
        world =>
        {
            world.Run(12);

            world.Check(world.Stays.Count == 0, "somebody was to leave");
            world.Check(world.Masters.Length == 2, "not two Masters");
            world.Check(world.Nodes.All(node => node.Faults.Any(fault => fault.Contains("cannot hear each other: nobody lets go", StringComparison.Ordinal))), "not told of");
        });

    [Fact]
    public void However_late_the_channel_is_a_split_makes_nobody_leave() => Run(
        world =>
        {
            world.Late = world.Soon(10_000);
            world.Tell($"the channel is late by {world.Late}");
            world.Run(2 * world.Late.TotalSeconds);
            var cut = 1 + world.Next(world.Nodes.Length - 1);
            world.Cuts.UnionWith(
                from one in world.Nodes[..cut] from other in world.Nodes[cut..] from way in new[] { (one.Rank, other.Rank), (other.Rank, one.Rank) } select way);
        },
        world =>
        {
            world.Run(15);

            world.Check(world.Stays.Count == 0, "somebody was to leave");
            world.Check(world.Masters.Length == 2, "not two Masters");
        },
        chatter: false);

    [Fact]
    public void A_channel_that_is_later_than_a_report_may_be_old_is_no_channel() => Run(
        world => world.Late = TimeSpan.FromSeconds(1.01) + world.Soon(9_000),
        world =>
        {
            // Until what was said in time is old.
            world.Run(2.5);
            for (var times = 0; times < 4; times++)
            {
                Disturb(world);
                world.Run(5);
            }

            world.Check(world.Stays.Count == 0, "somebody was to leave");
        });

    [Fact]
    public void Over_a_channel_that_is_a_little_late_a_deaf_Master_is_replaced_a_little_later() => Run(
        world =>
        {
            world.Late = world.Soon(400);
            world.Run(2);
            world.Deafen(world.Nodes[0]);
        },
        world =>
        {
            // Three seconds, and what was said may be older by the way there and back.
            world.Run(4);
            AssertAlone(world, world.Nodes[1]);
            world.Run(10, () => AssertAlone(world, world.Nodes[1]));
        });

    [Fact]
    public void Without_a_channel_no_fault_makes_anybody_leave() => Run(world => world.HasChannel = false, world =>
    {
        world.Run(3);
        for (var times = 0; times < 5; times++)
        {
            Disturb(world);
            world.Run(5);
        }

        world.Check(world.Stays.Count == 0, "somebody was to leave");
    });

    [Fact]
    public void Whatever_passes_or_not_somebody_is_Master_in_the_end_and_after_a_cure_the_preferred_one() => Run(_ => { }, world =>
    {
        for (var times = 0; times < 4; times++)
        {
            Disturb(world);
            world.Run(12);
            world.Check(world.Masters.Length > 0, "nobody is Master");
        }

        world.Heal();
        world.Run(12);
        AssertAlone(world, world.Nodes[0]);
        world.Check(world.Nodes.All(node => !node.IsOut), "somebody stays out");
    });

    [Fact]
    public void With_a_third_member_as_witness_the_one_that_it_does_not_hear_lets_go() => Run(
        world => world.Cuts.UnionWith([(0, 1), (1, 0), (0, 2), (2, 0)]),
        world =>
        {
            // Three missed probes, the backup's Master_Down_Interval, and three seconds of patience.
            world.Run(2.5 + 3.1 + 3 + 0.6);
            AssertAlone(world, world.Nodes[1]);
            world.Run(20, () => AssertAlone(world, world.Nodes[1]));
            world.Check(world.Stays.TrueForAll(stay => stay == (world.Nodes[0], LeaveCause.Arbitrated)), "the wrong one was to leave");

            world.Heal();
            world.Run(8);
            AssertAlone(world, world.Nodes[0]);
        },
        nodes: 3,
        options: new([new("front", "eth0")], ImmutableDictionary<string, ArbitrationSetting>.Empty.Add("front", new ArbitrationSetting(null))));

    private static void Disturb(HearingWorld world)
    {
        world.Heal();
        foreach (var one in world.Nodes)
        {
            foreach (var other in world.Nodes.Where(other => other != one && world.Next(3) == 0))
            {
                world.Cuts.Add((one.Rank, other.Rank));
            }

            if (world.Next(4) == 0)
            {
                world.Deafen(one);
            }
        }

        world.Tell($"what does not pass: {string.Join(' ', world.Cuts)}");
    }

    private static void AssertAlone(HearingWorld world, HearingNode node) => world.Check(
        world.Masters is [var master] && master == node, $"Master is not {node.Name} alone: {string.Join(", ", world.Masters.Select(master => master.Name))}");

    private static void Run(
        Action<HearingWorld> fault, Action<HearingWorld> check, bool? chatter = null, int? nodes = null, HearingOptions? options = null)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new HearingWorld(seed, nodes, chatter, options);
            foreach (var node in world.Nodes)
            {
                node.Introduce();
            }

            world.Run(6 + world.Soon(1000).TotalSeconds);
            fault(world);
            check(world);
        }
    }
}
