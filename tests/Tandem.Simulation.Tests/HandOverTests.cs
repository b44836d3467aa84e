using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>Hand-overs by the real book between the real state machines, over a channel that may do anything but lie.</summary>
public sealed class HandOverTests
{
    private static readonly int[] Intervals = [10, 20, 100];

    [Fact]
    public void A_hand_over_leaves_no_gap_and_two_open_gates_for_20_ms_at_most() => Run(preempt: true, HandOverScenarios.Healthy);

    [Fact]
    public void Without_preemption_as_well() => Run(preempt: false, HandOverScenarios.Healthy);

    [Fact]
    public void Whatever_the_channel_does_nobody_is_missing_for_longer_than_plain_VRRP_takes() => Run(preempt: true, HandOverScenarios.Foully);

    [Fact]
    public void Whatever_the_channel_does_without_preemption() => Run(preempt: false, HandOverScenarios.Foully);

    [Fact]
    public void With_members_that_stand_for_their_advertisements_as_well() => Run(preempt: true, HandOverScenarios.Attested);

    [Fact]
    public void Whatever_the_channel_does_with_members_that_stand_for_their_advertisements() => Run(preempt: true, HandOverScenarios.FoullyAttested);

    [Fact]
    public void A_preferred_node_that_returns_is_handed_the_router() => Run(preempt: true, HandOverScenarios.Return);

    [Fact]
    public void Without_the_channel_it_waits_and_then_preempts() => Run(preempt: true, HandOverScenarios.CutReturn);

    /// <summary>Delays as they are on a LAN, 1 ms and 2 ms, whatever the interval.</summary>
    private static void Run(bool preempt, Func<SimulatedWorld, string?> scenario) => Seeds.Run(seed =>
    {
        var climate = new Climate(new AdvertisementInterval(Intervals[seed % Intervals.Length]), preempt) { Pace = TimeSpan.FromMilliseconds(100) };
        var world = new SimulatedWorld(seed, climate, broken: null);
        return scenario(world) is { } fault ? $"{fault}\n{world.Story}" : null;
    });
}
