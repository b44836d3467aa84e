namespace Tandem.Simulation.Tests;

/// <summary>Hints with the real logic at both ends, over the real state machines: fast where all is well, and of no effect where it is not.</summary>
public sealed class HintTests
{
    /// <summary>A member that takes every hint for fresh.</summary>
    private static HintWeather Gullible(HintWeather weather) => weather with { Believing = static heard => heard with { Age = TimeSpan.Zero } };

    [Fact]
    public void A_cut_late_or_replayed_channel_changes_no_mastership() => Seeds.Run(HintScenarios.SameStory);

    [Fact]
    public void Members_that_take_every_hint_for_fresh_are_found_out() =>
        Assert.Contains(Enumerable.Range(1, 300), seed => HintScenarios.SameStory(seed, Gullible) is not null);

    [Fact]
    public void On_a_healthy_segment_no_channel_makes_a_second_holder() => Seeds.Run(preempt: true, HintScenarios.Healthy);

    [Fact]
    public void On_a_healthy_segment_no_channel_makes_a_second_holder_without_preemption_either() => Seeds.Run(preempt: false, HintScenarios.Healthy);

    [Fact]
    public void After_a_lost_link_the_first_in_line_alone_takes_over_at_once() => Seeds.Run(preempt: true, HintScenarios.LinkLoss);

    [Fact]
    public void Without_a_channel_nobody_takes_over_at_once() => Assert.NotNull(HintScenarios.LinkLoss(Seeds.World(1, preempt: true), HintWeather.Cut));

    [Fact]
    public void After_a_heal_the_one_that_stays_Master_announces_again() => Seeds.Run(preempt: true, HintScenarios.Split);
}
