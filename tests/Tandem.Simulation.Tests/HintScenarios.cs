using Tandem.Coordination.Timeline;
using Tandem.Testing;

namespace Tandem.Simulation.Tests;

/// <summary>What the members' hints do to a world; each returns the fault it found, or null.</summary>
internal static class HintScenarios
{
    /// <summary>
    /// The same storm twice, once with a channel that is cut, or that brings everything, doubled and again, but later than a Master that let go
    /// stays out: not one transition may differ.
    /// </summary>
    public static string? SameStory(int seed) => SameStory(seed, weather => weather);

    /// <summary>The same with members of one's own choice.</summary>
    public static string? SameStory(int seed, Func<HintWeather, HintWeather> with)
    {
        var (alone, advised) = (Seeds.World(seed, preempt: true), Seeds.World(seed, preempt: true));
        alone.Reported = static (_, _) => { };
        var late = new HintWeather(Loss: 0.1, Duplication: 0.2, Shortest: 3.5, Longest: seed % 2 == 0 ? 3.6 : 9, Replay: 0.5);
        var channel = new SimulatedChannel(advised, seed, with(seed % 10 == 0 ? HintWeather.Cut : late)) { Announces = false };
        Tempest(alone);
        Tempest(advised);
        if (channel.Heard == 0 != (seed % 10 == 0))
        {
            return $"{channel.Heard} messages came through";
        }

        return alone.Story == advised.Story ? null : $"the channel changed the story\n{alone.Story}---\n{advised.Story}";
    }

    /// <summary>A bad segment on which nodes lose their links for moments and for long, let go, crash and come back.</summary>
    private static void Tempest(SimulatedWorld world)
    {
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        for (var gust = 0; gust < 15; gust++)
        {
            world.Segment.Weather = new SegmentWeather(world.Next(3) / 10.0, world.Next(4) / 10.0, TimeSpan.Zero, world.Climate.WireDelay);
            var node = world.Holders.FirstOrDefault() is { } holder && world.Chance(0.7) ? holder : world.Nodes[world.Next(world.Nodes.Count)];
            switch (world.Next(4))
            {
                case 0:
                    node.Crash();
                    world.Run(world.Next(6) + 0.3);
                    node.Start();
                    break;
                case 1:
                    node.LoseLink();
                    world.Run(0.02);
                    node.RegainLink();
                    break;
                case 2:
                    node.LoseLink();
                    world.Run(world.Next(5) + 0.3);
                    node.RegainLink();
                    break;
                default:
                    node.Release();
                    world.Run(0.1);
                    node.RegainLink();
                    break;
            }

            world.Run(world.Next(12) / 2.0);
        }
    }

    /// <summary>A healthy segment with crashes, releases and lost links, and a channel that loses, doubles, delays, reorders and repeats.</summary>
    public static string? Healthy(SimulatedWorld world)
    {
        var weather = new HintWeather(world.Next(6) / 10.0, world.Next(4) / 10.0, 0, world.Next(4), world.Next(2) / 2.0);
        _ = new SimulatedChannel(world, world.Next(int.MaxValue), weather);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        for (var turn = 0; turn < 6; turn++)
        {
            var node = world.Nodes[world.Next(world.Nodes.Count)];
            if (world.Chance(0.6))
            {
                node.LoseLink();
                world.Run(world.Chance(0.5) ? 0.1 : world.Next(6) + 0.3);
                node.RegainLink();
            }
            else
            {
                node.Release();
                world.Run(world.Next(2));
                node.Crash();
                world.Run(world.Next(6) + 0.3);
                node.Start();
            }

            world.Run(world.Next(6) + 0.3);
        }

        world.Run(world.Climate.Settling);
        world.Holders.ToList().ForEach(world.LetsGo);
        return world.LongestTwo > world.Climate.TwoHolders ? $"two nodes held for {world.LongestTwo}, {world.Climate.TwoHolders} is allowed"
            : world.Holders.Count() != 1 ? $"{world.Holders.Count()} nodes hold in the end"
            : null;
    }

    /// <summary>The Master loses its link, and the channel is as it should be: somebody holds a fraction of an interval later, and never two do.</summary>
    public static string? LinkLoss(SimulatedWorld world) => LinkLoss(world, HintWeather.Fair);

    /// <summary>The same with a channel of one's own choice.</summary>
    public static string? LinkLoss(SimulatedWorld world, HintWeather weather)
    {
        var channel = new SimulatedChannel(world, world.Next(int.MaxValue), weather);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling * 2);
        world.ForgetLongest();
        world.Holders.Single().LoseLink();
        world.Run(world.Climate.Settling);
        world.Holders.ToList().ForEach(world.LetsGo);
        var prompt = world.Climate.Interval.TimeSpan / 5;
        return channel.Uses[HintUse.TakesOver] != 1 ? $"hints were used so: {string.Join(", ", channel.Uses)}"
            : world.LongestNone > prompt ? $"nobody held for {world.LongestNone}, {prompt} is allowed"
            : world.LongestTwo > TimeSpan.Zero ? $"two held for {world.LongestTwo}"
            : null;
    }

    /// <summary>A split segment, and its heal, while the channel is as it should be: who stays Master announces again.</summary>
    public static string? Split(SimulatedWorld world)
    {
        var channel = new SimulatedChannel(world, world.Next(int.MaxValue), HintWeather.Fair);
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling * 2);
        world.Holders.Single().MoveTo(1);
        world.Run(world.Climate.Settling);
        var held = world.Holders.Count();
        channel.Announced.Clear();
        world.Segment.Heal();
        world.Run(0.3);
        var stillHeld = world.Holders.Count();
        world.Run(world.Climate.Settling);
        var winner = world.Holders.SingleOrDefault();
        return held == 2 && world.Climate.Interval.TimeSpan > TimeSpan.FromMilliseconds(100) && stillHeld != 1 ? $"{stillHeld} held 0.3 intervals after the heal"
            : held != 2 || winner is null || channel.Announced.GetValueOrDefault(winner) != 1 || channel.Announced.Count != 1
            ? $"{held} held while apart; {winner?.Name} won; announced again: {string.Join(", ", channel.Announced.Select(entry => $"{entry.Key.Name} {entry.Value} times"))}"
            : null;
    }
}
