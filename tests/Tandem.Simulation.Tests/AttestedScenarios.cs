namespace Tandem.Simulation.Tests;

/// <summary>What it costs that members stand for their advertisements.</summary>
internal static class AttestedScenarios
{
    /// <summary>
    /// A power-off, a return and an orderly release, once with plain VRRP and once with a channel: nobody holds for no longer, and two hold for as much
    /// longer at most as the claim of the new Master may take.
    /// </summary>
    public static string? Takeovers(int seed)
    {
        var (plain, attested) = (Seeds.World(seed, preempt: true), Seeds.World(seed, preempt: true));
        _ = new SimulatedCluster(attested);
        var (before, after) = (Play(plain), Play(attested));
        var climate = attested.Climate;
        var slack = 2 * (climate.Lateness + climate.TwoHolders);

        // From the routers to the channel, over it, to the routers: three ways; then the advertisement comes back from the loop once more.
        var claim = (climate.Interval.TimeSpan * 3 / 100) + (2 * climate.ActorDelay);
        return after.Crash > before.Crash + slack ? $"after a crash nobody held for {after.Crash}, without a channel for {before.Crash}"
            : after.Release > before.Release + slack ? $"after a release nobody held for {after.Release}, without a channel for {before.Release}"
            : after.Return > climate.TwoHolders + claim ? $"two held for {after.Return} when the preferred node came back, {climate.TwoHolders + claim} is allowed\n{attested.Story}"
            : null;
    }

    private static (TimeSpan Crash, TimeSpan Return, TimeSpan Release) Play(SimulatedWorld world)
    {
        world.Nodes.ForEach(node => node.Start());
        world.Run(world.Climate.Settling);
        world.Run(world.Climate.Settling);
        world.ForgetLongest();
        var preferred = world.Holders.Single();

        preferred.Crash();
        world.Run(world.Climate.Settling);
        var crash = world.LongestNone;

        world.ForgetLongest();
        preferred.Start();
        world.Run(world.Climate.Settling * 2);
        var back = world.LongestTwo;

        world.ForgetLongest();
        world.Holders.Single().Release();
        world.Run(world.Climate.Settling);
        return (crash, back, world.LongestNone);
    }
}
