using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;

namespace Tandem.Simulation.Tests;

/// <summary>Hand-overs between real state machines; each returns the fault it found, or null.</summary>
internal static class HandOverScenarios
{
    /// <summary>The bar for two open gates.</summary>
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromMilliseconds(20);

    private static readonly ChannelWeather Foul = new(Loss: 0.3, Duplication: 0.3, Replay: 0.5, TimeSpan.FromMilliseconds(200));

    /// <summary>On a good channel every hand-over succeeds, nobody is missing for a moment, and the overlap is short.</summary>
    public static string? Healthy(SimulatedWorld world) => Healthy(world, Begin(world));

    /// <summary>The same where members stand for their advertisements: nobody yields before it knows whose one is.</summary>
    public static string? Attested(SimulatedWorld world) => Healthy(world, BeginAttested(world));

    private static string? Healthy(SimulatedWorld world, HandOverWorld channel)
    {
        for (var turn = 0; turn < 6; turn++)
        {
            var holder = world.Holders.Single();
            var target = world.Nodes.Where(node => node != holder).ElementAt(world.Next(world.Nodes.Count - 1));
            Wish(world, holder, target);
            channel[holder].Begin(target.Name);
            world.Run(world.Climate.Settling);
            if (!channel[holder].Endings.Any(ending => ending.IsDone && ending.Target == target.Name) || world.Holders.ToList() is not [var now] || now != target)
            {
                return $"{target.Name} should hold, {string.Join(", ", world.Holders.Select(node => node.Name))} does; {string.Join("; ", channel[holder].Endings)}";
            }

            channel[holder].Endings.Clear();
        }

        return Judge(world, TimeSpan.Zero);
    }

    /// <summary>
    /// The channel loses, doubles, delays and replays; hand-overs are begun at any time, to anybody, also to a node that has just died. Nobody is
    /// missing for longer than plain VRRP takes, and never do two hold for longer than 20 ms.
    /// </summary>
    public static string? Foully(SimulatedWorld world) => Foully(world, Begin(world));

    /// <summary>The same where members stand for their advertisements.</summary>
    public static string? FoullyAttested(SimulatedWorld world) => Foully(world, BeginAttested(world));

    private static string? Foully(SimulatedWorld world, HandOverWorld channel)
    {
        channel.Weather = Foul;
        for (var turn = 0; turn < 10; turn++)
        {
            foreach (var holder in world.Holders.ToList())
            {
                channel[holder].Begin(world.Nodes.Where(node => node != holder).ElementAt(world.Next(world.Nodes.Count - 1)).Name);
            }

            world.Run(world.Next(500) / 100.0);
            var victim = world.Nodes[world.Next(world.Nodes.Count)];
            if (world.Chance(0.3) && world.Living.Count() > 1 && world.Living.Contains(victim))
            {
                channel.Crash(victim);
                world.Run(world.Climate.Settling);
                victim.Start();
                world.Run(5.0);
            }
        }

        world.Run(world.Climate.Settling * 2);
        return world.Holders.Count() == 1 ? Judge(world, world.Climate.Orphaned) : $"{world.Holders.Count()} nodes hold at the end";
    }

    /// <summary>A preferred node comes back and asks: it gets the router by a hand-over, and nobody is missing.</summary>
    public static string? Return(SimulatedWorld world)
    {
        var channel = Begin(world);
        var preferred = world.Holders.Single();
        channel.Crash(preferred);
        world.Run(world.Climate.Settling);
        world.ForgetLongest();
        channel.Patience = TimeSpan.FromSeconds(10);
        var other = world.Holders.Single();
        preferred.Start();
        world.Run(world.Climate.Settling * 2);
        var isPreferred = preferred.Parameters.Priority > other.Parameters.Priority;
        var expected = isPreferred ? preferred : other;
        if (world.Holders.ToList() is not [var now] || now != expected || (isPreferred && now.Router.Reason != TransitionReason.HandOver))
        {
            return $"{expected.Name} should hold by a hand-over; {string.Join(", ", world.Holders.Select(node => $"{node.Name} by {node.Router.Reason}"))}";
        }

        return Judge(world, TimeSpan.Zero);
    }

    /// <summary>The same with the channel cut: it waits for as long as somebody might begin to speak, and then VRRP preempts.</summary>
    public static string? CutReturn(SimulatedWorld world)
    {
        var channel = Begin(world);
        var preferred = world.Holders.Single();
        channel.Crash(preferred);
        world.Run(world.Climate.Settling);
        world.ForgetLongest();
        (channel.Patience, channel.IsCut) = (TimeSpan.FromSeconds(10), true);
        var other = world.Holders.Single();
        if (preferred.Parameters.Priority <= other.Parameters.Priority)
        {
            return null;
        }

        preferred.Start();
        world.Run(TimeSpan.FromSeconds(2.9));
        if (world.Holders.ToList() is not [var waiting] || waiting != other)
        {
            return "it did not wait";
        }

        world.Run(world.Climate.Settling);
        world.Run(TimeSpan.FromSeconds(1));
        return world.Holders.ToList() is [var now] && now == preferred && now.Router.Reason == TransitionReason.Preempted
            ? Judge(world, TimeSpan.Zero)
            : $"{preferred.Name} should hold by preemption; {string.Join(", ", world.Holders.Select(node => $"{node.Name} by {node.Router.Reason}"))}";
    }

    private static HandOverWorld Begin(SimulatedWorld world)
    {
        var channel = new HandOverWorld(world);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling * 2);
        world.ForgetLongest();
        return channel;
    }

    private static HandOverWorld BeginAttested(SimulatedWorld world)
    {
        var channel = Begin(world);
        var cluster = new SimulatedCluster(world);
        cluster.Push();
        world.Run(world.Climate.Settling);
        return world.Nodes.TrueForAll(node => node.Router.Attestation.Claims is not null) ? channel : throw new InvalidOperationException("nobody is attested");
    }

    /// <summary>An operator's word before the hand-over: without one a preferred node would take back when its lowered priority lapses.</summary>
    private static void Wish(SimulatedWorld world, SimulatedNode holder, SimulatedNode target)
    {
        foreach (var node in world.Nodes)
        {
            PriorityIntent intent = node == target ? PriorityIntent.AsConfigured.Instance : node == holder ? PriorityIntent.Drained.Instance : new PriorityIntent.Moved(new(2));
            node.Advise(new RouterAdvice.Intend(HandOverWorld.KeyOf(node), intent));
        }
    }

    private static string? Judge(SimulatedWorld world, TimeSpan longestNone)
    {
        world.Holders.ToList().ForEach(world.LetsGo);
        return world.LongestNone > longestNone ? $"nobody held for {world.LongestNone}, {longestNone} is allowed"
            : world.LongestTwo > LongestOverlap ? $"two held for {world.LongestTwo}, {LongestOverlap} is allowed"
            : null;
    }
}
