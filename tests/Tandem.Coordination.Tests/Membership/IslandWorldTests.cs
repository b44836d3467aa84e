using FsCheck.Xunit;
using Xunit.Abstractions;

namespace Tandem.Coordination.Tests.Membership;

/// <summary>The judge alone, on any story of starts, crashes, cuts and heals: afterwards there is one cluster, and it stays.</summary>
public sealed class IslandWorldTests(ITestOutputHelper output)
{
    /// <remarks>A single survivor makes its connections anew from time to time; it has nobody to lose.</remarks>
    [Property(MaxTest = 400)]
    public void Whatever_happened_there_is_one_cluster_some_time_after_the_heal(int seed)
    {
        var random = new Random(seed);
        var world = Troubled(random, random.Next(2, 6));

        if (world.UpCount < 2)
        {
            return;
        }

        world.Run(60_000);
        Assert.True(world.IsOne(), $"seed {seed}: {world}");
        var restarts = world.Restarts;
        world.Run(20_000);

        Assert.True(world.IsOne(), $"seed {seed}, later: {world}");
        Assert.True(world.Restarts == restarts, $"seed {seed}: fresh starts in a healthy cluster, {world}");
    }

    /// <summary>What each of the cases costs, told in simulated time.</summary>
    [Fact]
    public void Apart_at_the_start_costs_one_fresh_start()
    {
        var world = new IslandWorld(2);
        world.Cut(0, 1, cut: true);
        world.Up(0);
        world.Up(1);
        world.Run(10_000);
        Assert.False(world.IsOne());

        world.Cut(0, 1, cut: false);
        world.Run(2_000);

        output.WriteLine(world.ToString());
        Assert.True(world.IsOne(), world.ToString());
        Assert.Equal(1, world.Restarts);
    }

    [Fact]
    public void A_node_that_crashed_is_taken_in_again_without_a_fresh_start_of_the_other()
    {
        var world = new IslandWorld(2);
        world.Up(0);
        world.Up(1);
        world.Run(5_000);

        world.Down(0);
        world.Run(200);
        world.Up(0);
        world.Run(1_000);

        Assert.True(world.IsOne(), world.ToString());
        Assert.Equal(0, world.Restarts);
    }

    /// <summary>Some nodes never come back; the others are healed of everything.</summary>
    private static IslandWorld Troubled(Random random, int nodes)
    {
        var world = new IslandWorld(nodes, random.Next(2) == 0 ? random : null);
        for (var trouble = random.Next(1, 30); trouble > 0; trouble--)
        {
            var (one, other) = (random.Next(nodes), random.Next(nodes));
            switch (random.Next(4))
            {
                case 0 when one != other:
                    world.Cut(one, other, cut: true);
                    break;
                case 1:
                    world.Cut(one, other, cut: false);
                    break;
                case 2:
                    world.Down(one);
                    break;
                default:
                    world.Up(one);
                    break;
            }

            world.Run(random.Next(8_000));
        }

        for (var one = 0; one < nodes; one++)
        {
            for (var other = 0; other < nodes; other++)
            {
                world.Cut(one, other, cut: false);
            }

            if (random.Next(4) > 0)
            {
                world.Up(one);
            }
        }

        return world;
    }
}
