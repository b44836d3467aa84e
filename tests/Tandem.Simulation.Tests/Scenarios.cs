using Tandem.Testing;

namespace Tandem.Simulation.Tests;

/// <summary>What happens to a world; each returns the fault it found, or null.</summary>
internal static class Scenarios
{
    /// <summary>Loss, doubling, reordering, islands, crashes and a slow node; then calm.</summary>
    public static string? Storm(SimulatedWorld world)
    {
        var slow = world.Nodes[world.Next(world.Nodes.Count)];
        slow.Lateness = world.Climate.SlowLateness;
        world.Nodes.ForEach(node => world.Clock.After(world.UpTo(world.Climate.Interval.TimeSpan * 4), node.Start));
        for (var gust = 0; gust < 12; gust++)
        {
            var longest = world.Climate.Interval.TimeSpan * world.Next(3) / 2;
            world.Segment.Weather = new SegmentWeather(world.Next(8) / 10.0, world.Next(4) / 10.0, TimeSpan.Zero, longest + world.Climate.WireDelay);
            Disturb(world);
            world.Run(world.Next(5) + 0.5);
        }

        Calm(world, slow);
        return Settled(world, mustBePreferred: world.Climate.Preempt) ?? Steady(world);
    }

    /// <summary>A healthy segment on which nodes crash, release and come back.</summary>
    public static string? Healthy(SimulatedWorld world)
    {
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        for (var turn = 0; turn < 6; turn++)
        {
            var node = world.Nodes[world.Next(world.Nodes.Count)];
            if (world.Chance(0.5))
            {
                node.Release();
                world.Run(1);
            }

            node.Crash();
            world.Run(world.Next(6) + 0.3);
            node.Start();
            world.Run(world.Next(6) + 0.3);
        }

        world.Holders.ToList().ForEach(world.LetsGo);
        return world.LongestTwo > world.Climate.TwoHolders
            ? $"two nodes held for {world.LongestTwo}, {world.Climate.TwoHolders} is allowed"
            : null;
    }

    /// <summary>Without preemption nothing moves because somebody better comes back.</summary>
    public static string? Return(SimulatedWorld world)
    {
        var best = world.Nodes[0];
        world.Nodes.Skip(1).ToList().ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        var before = world.Moves;
        var holder = world.Holders.SingleOrDefault();
        best.Start();
        world.Run(world.Climate.Settling * 3);

        // The one that came back moved to Backup, nobody else moved.
        return world.Moves != before + 1 || holder != world.Holders.SingleOrDefault()
            ? $"{world.Moves - before - 1} needless moves when the preferred node came back"
            : null;
    }

    private static void Disturb(SimulatedWorld world)
    {
        foreach (var node in world.Nodes)
        {
            node.MoveTo(world.Chance(0.2) ? 1 : 0);
            if (node.IsAlive && world.Chance(0.15))
            {
                node.Crash();
            }
            else if (!node.IsAlive && world.Chance(0.5))
            {
                node.Start();
            }
        }
    }

    private static void Calm(SimulatedWorld world, SimulatedNode slow)
    {
        world.Segment.Heal();
        world.Segment.Weather = world.Climate.Fair;
        slow.Lateness = world.Climate.Lateness;
        if (!world.Living.Any())
        {
            world.Nodes[0].Start();
        }

        world.Tell("calm");

        // Frames of the storm are still under way for up to one and a half intervals.
        world.Run(1.5);
        world.Run(world.Climate.Settling);
    }

    private static string? Settled(SimulatedWorld world, bool mustBePreferred)
    {
        var holders = world.Holders.ToList();
        if (holders.Count != 1)
        {
            return $"{holders.Count} nodes hold {world.Climate.Settling} after the storm";
        }

        var best = world.Living.Max(node => node.Parameters.Priority);
        return mustBePreferred && holders[0].Parameters.Priority != best ? $"{holders[0].Name} holds, a better one lives" : null;
    }

    private static string? Steady(SimulatedWorld world)
    {
        var before = world.Moves;
        world.Run(20.0);
        return world.Moves != before ? $"{world.Moves - before} moves on a calm segment" : null;
    }
}
