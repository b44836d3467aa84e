using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>
/// The wire decides, the cluster advises. A channel that is cut brings nothing. What is forged never becomes advice, because members are
/// authenticated; so the worst that reaches a router is authentic and stale: late by anything, repeated, out of order, of a life of the node
/// that is over. These tests bring exactly that to the real state machines, and more: also what is untrue though it rests on what is true.
/// </summary>
public sealed class AdviceTests
{
    /// <summary>Plain VRRP: the core answers, and nobody is asked.</summary>
    private static readonly AnswerRaised Plain =
        static (core, raised, out transition, out batch) => core.Answer(raised, out transition, out batch);

    [Fact]
    public void A_cut_or_replayed_channel_changes_no_mastership() => Seeds.Run(AdviceScenarios.SameStory);

    [Fact]
    public void A_channel_that_brings_what_is_still_true_is_found_out() =>
        Assert.Contains(Enumerable.Range(1, 20), seed => AdviceScenarios.SameStory(seed, Adviser.Any) is not null);

    [Fact]
    public void No_advice_leaves_a_router_without_a_Master_for_longer_than_plain_VRRP_nor_makes_a_lasting_second_one() =>
        Seeds.Run(preempt: true, AdviceScenarios.Advised);

    [Fact]
    public void After_the_channel_fell_silent_there_is_one_Master_whatever_it_said() => Seeds.Run(preempt: true, AdviceScenarios.AdvisedToLeave);

    [Fact]
    public void After_the_channel_fell_silent_there_is_one_Master_also_without_preemption() =>
        Seeds.Run(preempt: false, AdviceScenarios.AdvisedToLeave);

    [Fact]
    public void A_stranger_with_priority_255_moves_nothing_and_does_not_hinder_a_takeover() => Seeds.Run(preempt: true, AdviceScenarios.Stranger);

    /// <summary>At 1 s and one millisecond over the channel and back. The shortest skew, of priority 254, is 2/256 of 1 s: 7.8 ms; the denial takes 4 ms at most.</summary>
    [Fact]
    public void A_release_forged_in_the_Master_s_name_moves_nothing_when_members_answer_within_a_millisecond() =>
        Seeds.Run(seed => ForgedRelease(seed, TimeSpan.FromMilliseconds(50)));

    [Fact]
    public void When_they_answer_later_than_the_skew_it_does() =>
        Assert.Contains(Enumerable.Range(1, 50), seed => ForgedRelease(seed, TimeSpan.FromSeconds(1)) is not null);

    [Fact]
    public void Members_that_stand_for_their_advertisements_take_over_no_later() => Seeds.Run(AttestedScenarios.Takeovers);

    [Fact]
    public void Without_claims_the_same_stranger_moves_the_addresses() => Assert.Contains(
        Enumerable.Range(1, 20),
        seed => AdviceScenarios.Stranger(Seeds.World(seed, preempt: true, Plain)) is not null);

    private static string? ForgedRelease(int seed, TimeSpan pace) =>
        AdviceScenarios.ForgedRelease(new SimulatedWorld(seed, new Climate(AdvertisementInterval.Default, Preempt: true) { Pace = pace }, broken: null));
}
