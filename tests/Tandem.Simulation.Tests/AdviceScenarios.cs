using System.Runtime.InteropServices;

using Tandem.Actors.Advice;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Simulation.Tests;

/// <summary>What the cluster's channel, or a stranger on the wire, does to a world; each returns the fault it found, or null.</summary>
internal static class AdviceScenarios
{
    /// <summary>The same storm twice, once with a channel that brings only what is no longer true: not one transition may differ.</summary>
    public static string? SameStory(int seed) => SameStory(seed, Adviser.Stale);

    /// <summary>The same with a channel of one's own choice.</summary>
    public static string? SameStory(int seed, Func<Adviser, SimulatedNode, RouterAdvice?> choose)
    {
        var (alone, advised) = (Seeds.World(seed, preempt: true), Seeds.World(seed, preempt: true));
        var adviser = new Adviser(advised, seed);
        adviser.Begin(choose);
        Scenarios.Storm(alone);
        Scenarios.Storm(advised);
        if (adviser.Given == 0 || adviser.Dropped != adviser.Given)
        {
            return $"{adviser.Given} pieces of stale advice, {adviser.Dropped} dropped\n{advised.Story}";
        }

        return alone.Story == advised.Story ? null : $"stale advice changed the story\n{alone.Story}---\n{advised.Story}";
    }

    /// <summary>A healthy segment with crashes and releases, and a channel that says what it likes, true or not, but nobody is to leave.</summary>
    public static string? Advised(SimulatedWorld world)
    {
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        world.ForgetLongest();
        var adviser = new Adviser(world, world.Next(int.MaxValue));
        adviser.Begin(Adviser.Any);
        for (var turn = 0; turn < 8; turn++)
        {
            var node = world.Nodes[world.Next(world.Nodes.Count)];
            node.Crash();
            world.Run(world.Next(6) + 0.3);
            node.Start();

            // Its successor as the last one alive has to have heard that it is not alone.
            world.Run(5.0);
        }

        adviser.End();
        world.Holders.ToList().ForEach(world.LetsGo);
        if (world.LongestNone > world.Climate.Orphaned)
        {
            return $"nobody held for {world.LongestNone}, {world.Climate.Orphaned} is allowed";
        }

        if (world.LongestTwo > world.Climate.Mistaken)
        {
            return $"two held for {world.LongestTwo}, {world.Climate.Mistaken} is allowed";
        }

        // The longest hold of preemption lapses after eight intervals, and then the preferred node takes over.
        world.Run(8.0);
        world.Run(world.Climate.Settling * 2);
        return world.Holders.Count() == 1 ? null : $"{world.Holders.Count()} nodes hold after the channel fell silent";
    }

    /// <summary>The same, where it may also say leave, and whom to believe; when it falls silent, the wire alone sorts it out.</summary>
    public static string? AdvisedToLeave(SimulatedWorld world)
    {
        world.Nodes.ForEach(node => node.Start());
        var adviser = new Adviser(world, world.Next(int.MaxValue));
        adviser.Begin(Adviser.Anything);
        world.Run(60.0);
        adviser.End();

        // The longest stay is over after ten seconds, and what waits for a verdict after one.
        world.Run(TimeSpan.FromSeconds(10));
        world.Run(TimeSpan.FromSeconds(1));
        world.Run(world.Climate.Settling);
        var holders = world.Holders.Count();
        return holders == 1 ? null : $"{holders} nodes hold after the channel fell silent";
    }

    /// <summary>A stranger sends valid advertisements of priority 255, from an address of its own and in the name of members.</summary>
    public static string? Stranger(SimulatedWorld world)
    {
        var stranger = world.Segment.Join(static _ => { });
        var cluster = new SimulatedCluster(world);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        cluster.Push();
        var (moves, holder) = (world.Moves, world.Holders.Single());
        for (var i = 0; i < 200; i++)
        {
            var source = world.Chance(0.5) ? null : world.Nodes[world.Next(world.Nodes.Count)];
            world.Segment.Send(stranger, Forged(world, source));
            world.Run(world.Next(4) / 20.0);
        }

        if (world.Moves != moves)
        {
            return $"a stranger made {world.Moves - moves} moves";
        }

        world.ForgetLongest();
        holder.Crash();
        for (var i = 0; i < 100; i++)
        {
            world.Segment.Send(stranger, Forged(world, null));
            world.Run(0.05);
        }

        return world.Holders.Count() != 1 || world.LongestNone > world.Climate.Orphaned
            ? $"{world.Holders.Count()} hold, and nobody did for {world.LongestNone} after the Master died under a stranger's flood"
            : null;
    }

    /// <summary>A stranger says again and again in the Master's own name that it lets go, while members can be asked.</summary>
    public static string? ForgedRelease(SimulatedWorld world)
    {
        var stranger = world.Segment.Join(static _ => { });
        var cluster = new SimulatedCluster(world);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        cluster.Push();
        world.Run(world.Climate.Settling);
        var (moves, holder) = (world.Moves, world.Holders.Single());
        for (var i = 0; i < 100; i++)
        {
            world.Segment.Send(stranger, Forged(world, holder, Priority.Release));
            world.Run(world.Next(30) / 100.0);
        }

        return world.Moves == moves ? null : $"forged releases made {world.Moves - moves} moves";
    }

    private static SimulatedFrame Forged(SimulatedWorld world, SimulatedNode? member, Priority? priority = null)
    {
        var parameters = world.Nodes[0].Parameters;
        var source = member?.Address ?? IPvXAddress.Parse(parameters.Key.Family == Family.IPv4 ? "192.0.2.66" : "fe80::66");
        var payload = new byte[AdvertisementCodec.Length(parameters)];
        AdvertisementCodec.Encode(parameters, priority ?? Priority.Owner, source, ChecksumForm.PseudoHeader, payload);
        return new SimulatedFrame(source, ImmutableCollectionsMarshal.AsImmutableArray(payload));
    }
}
