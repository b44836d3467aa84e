using Tandem.Network.Checks;

namespace Tandem.Simulation.Tests;

/// <summary>What failing health checks do to a world; each returns the fault it found, or null. A check runs once in each interval.</summary>
internal static class CheckScenarios
{
    /// <summary>A service that all nodes use fails: not one router may move, however the runs fall in time.</summary>
    public static string? AllFailAlike(SimulatedWorld world, RouterCheck use)
    {
        var ward = Begin(world, use);
        var (moves, holder) = (world.Moves, world.Holders.Single());

        Rounds(world, ward, 12, _ => false);

        return world.Moves == moves && world.Holders.Single() == holder && world.Nodes.All(ward.IsDown)
            ? null
            : $"{world.Moves - moves} moves though every node fails the same check";
    }

    /// <summary>
    /// The nodes fail one after the other, anyhow, with the channel cut at any time or not: somebody holds in the end, nobody is missing for
    /// longer than a Master that let go in vain needs to come back, and then all is still.
    /// </summary>
    public static string? FailOneByOne(SimulatedWorld world, RouterCheck use)
    {
        var ward = Begin(world, use);
        var fails = world.Nodes.ToDictionary(node => node, _ => world.Next(30));
        var cut = world.Next(60);
        for (var round = 0; round < 45; round++)
        {
            if (round == cut)
            {
                ward.Cut();
            }

            Rounds(world, ward, 1, node => round < fails[node]);
        }

        // The last one may be aside yet.
        world.Run(Ward.Aside);
        Rounds(world, ward, 8, _ => false);
        if (world.Holders.Count() != 1 || !world.Nodes.All(ward.IsDown))
        {
            return $"{world.Holders.Count()} nodes hold after every node failed the same check";
        }

        // It may be aside in vain, and then wait as any Backup does.
        var longest = Ward.Aside + world.Climate.Orphaned;
        if (world.LongestNone > longest)
        {
            return $"nobody held for {world.LongestNone}, {longest} is allowed";
        }

        var moves = world.Moves;
        Rounds(world, ward, 20, _ => false);
        return world.Moves == moves ? null : $"{world.Moves - moves} moves when all had settled";
    }

    /// <summary>The Master alone fails: another one takes over, and it takes back when it is well.</summary>
    public static string? MasterFails(SimulatedWorld world)
    {
        var ward = Begin(world, new RouterCheck("haproxy", null));
        var holder = world.Holders.Single();
        Rounds(world, ward, 8, node => node != holder);
        if (world.Holders.SingleOrDefault() is not { } next || next == holder || ward.Steps != 1)
        {
            return $"{world.Holders.Count()} hold after the Master's check failed and it stepped aside {ward.Steps} times";
        }

        world.Run(Ward.Aside);
        Rounds(world, ward, 3, _ => true);
        world.Run(world.Climate.Settling);
        var takesBack = world.Climate.Preempt && holder.Parameters.Priority > next.Parameters.Priority;
        return takesBack == (world.Holders.Single() == holder) ? null : "the preferred node is well again, and the wrong one holds";
    }

    /// <summary>All are well, and one holds.</summary>
    public static Ward Begin(SimulatedWorld world, RouterCheck use)
    {
        var ward = new Ward(world, use);
        world.Nodes.ForEach(node => node.Start());
        Rounds(world, ward, 3, _ => true);
        world.Run(world.Climate.Settling);
        Rounds(world, ward, 2, _ => true);
        world.ForgetLongest();
        return ward;
    }

    /// <summary>Each node's check runs once, at its own time within the interval.</summary>
    public static void Rounds(SimulatedWorld world, Ward ward, int count, Func<SimulatedNode, bool> passes)
    {
        for (var round = 0; round < count; round++)
        {
            foreach (var node in world.Nodes)
            {
                var phase = (double)world.Nodes.IndexOf(node) / world.Nodes.Count;
                world.Clock.After(world.Climate.Interval.TimeSpan * phase, () => ward.Run(node, passes(node)));
            }

            world.Run(1.0);
        }
    }
}
