using Tandem.Actors.Advice;
using Tandem.Actors.Tests.Staging;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using static Tandem.Actors.Tests.Advice.Bench;

namespace Tandem.Actors.Tests.Advice;

/// <summary>What each piece of advice does to a router, and what it does when what it rests on is not true.</summary>
public sealed class AdviceTests
{
    private static readonly Mastership None = new(Guid.Empty, 0);
    private static readonly Mastership First = new(Guid.Empty, 1);

    [Fact]
    public void A_Backup_takes_over_from_the_Master_it_heard_last()
    {
        var bench = Backup().Hear(1000, 250).Hear(2000, 250);

        bench.Advise(2500, TakeOver(1000));

        Assert.Equal(RouterRole.Master, bench.Role);
        Assert.Equal(TransitionReason.PeerReleased, bench.Router.Reason);
        Assert.Equal(First, bench.Router.Mastership);
        Assert.Empty(bench.Refusals);
    }

    [Fact]
    public void Told_twice_it_takes_over_once()
    {
        var bench = Backup().Hear(1000, 250).Advise(2500, TakeOver(1000));

        bench.Advise(2500, TakeOver(1000)).Hear(2600, 250).Advise(2700, TakeOver(1000));

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal([AdviceRefusal.WrongRole, AdviceRefusal.OtherMaster], bench.Refusals);
    }

    [Fact]
    public void A_take_over_from_a_Master_that_another_one_followed_is_dropped()
    {
        var bench = Backup().Hear(1000, 250).Hear(1500, 251, IPvXAddress.Parse("192.0.2.13")).Hear(2000, 250);

        bench.Advise(2500, TakeOver(1000));

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal([AdviceRefusal.OtherMaster], bench.Refusals);
    }

    [Fact]
    public void A_take_over_from_an_earlier_mastership_of_the_same_Master_is_dropped()
    {
        var bench = Backup().Hear(1000, 250).Hear(1500, 0).Hear(1510, 250);

        bench.Advise(1511, TakeOver(1000));

        Assert.Equal([AdviceRefusal.OtherMaster], bench.Refusals);
    }

    [Fact]
    public void A_release_on_the_wire_does_not_outrun_the_hint_of_it()
    {
        var bench = Backup().Hear(1000, 250).Hear(1500, 0);

        bench.Advise(1501, TakeOver(1000));

        Assert.Equal(TransitionReason.PeerReleased, bench.Router.Reason);
    }

    [Theory]
    [InlineData(199, true)]
    [InlineData(200, false)]
    [InlineData(250, false)]
    public void A_hand_over_is_followed_only_by_who_would_win(byte masters, bool followed)
    {
        var bench = Backup().Hear(1000, masters);

        bench.Advise(1100, TakeOver(1000, TakeOverCause.HandOver));

        Assert.Equal(followed ? RouterRole.Master : RouterRole.Backup, bench.Role);
        AdviceRefusal[] refusals = followed ? [] : [AdviceRefusal.WouldLose];
        Assert.Equal(refusals, bench.Refusals);
    }

    [Fact]
    public void A_drain_is_priority_1_with_the_gate_open_and_ends_as_it_began()
    {
        var bench = Master();

        bench.Advise(4100, new RouterAdvice.Intend(Scene.Web, PriorityIntent.Drained.Instance));

        Assert.Equal(1, bench.Priority);
        Assert.Equal([new Effect.Advertise(new Priority(1))], bench.Effects);
        Assert.Equal(RouterRole.Master, bench.Role);

        bench.Advise(4200, new RouterAdvice.Intend(Scene.Web, PriorityIntent.AsConfigured.Instance));
        Assert.Equal(200, bench.Priority);
    }

    [Fact]
    public void A_yield_takes_its_priority_back()
    {
        var bench = Master().Advise(4100, new RouterAdvice.Yield(Scene.Web, First));
        Assert.Equal(1, bench.Priority);
        Assert.Equal(At(4100 + 3996.0937), bench.Router.NextReview);

        bench.Review(4100 + 3996.0937);

        Assert.Equal(200, bench.Priority);
        Assert.Equal(RouterRole.Master, bench.Role);
    }

    [Fact]
    public void A_yield_ends_with_its_mastership_and_is_a_hold_for_what_was_left_of_it()
    {
        var bench = Master().Advise(4100, new RouterAdvice.Yield(Scene.Web, First)).Hear(4110, 100);

        Assert.Equal(RouterRole.Backup, bench.Role);
        Assert.Equal(200, bench.Priority);
        Assert.False(bench.Router.Core.Router.Parameters.PreemptMode);

        bench.Review(4100 + 3996.0937);
        Assert.True(bench.Router.Core.Router.Parameters.PreemptMode);
        Assert.Equal(200, bench.Priority);
    }

    [Fact]
    public void A_yield_that_has_lapsed_is_not_forgotten_when_an_advertisement_is_heard_before_it_is_looked_at()
    {
        var bench = Master().Advise(4100, new RouterAdvice.Yield(Scene.Web, First));

        bench.Hear(8100, 0);
        Assert.Equal(At(4100 + 3996.0937), bench.Router.NextReview);

        bench.Review(8110);
        Assert.Equal(200, bench.Priority);
        Assert.Equal(Instant.Never, bench.Router.NextReview);
    }

    [Fact]
    public void A_hold_keeps_a_Backup_from_preempting_until_it_lapses_and_never_longer_than_a_minute()
    {
        var bench = Backup().Advise(100, new RouterAdvice.HoldPreemption(Scene.Web, None, Instant.Never));
        Assert.False(bench.Router.Core.Router.Parameters.PreemptMode);

        bench.Hear(3000, 100);
        bench.Raise(3300, new RouterEvent.DeadlineReached());
        Assert.Equal(RouterRole.Backup, bench.Role);

        bench.Review(60_100);
        Assert.True(bench.Router.Core.Router.Parameters.PreemptMode);
    }

    [Theory]
    [InlineData(LeaveCause.Deaf, TransitionReason.Deaf)]
    [InlineData(LeaveCause.Arbitrated, TransitionReason.Arbitrated)]
    [InlineData(LeaveCause.CheckFailed, TransitionReason.CheckFailed)]
    public void Who_is_to_stay_out_releases_and_starts_as_a_Backup_when_that_lapses(LeaveCause cause, TransitionReason reason)
    {
        var bench = Master().Advise(4100, new RouterAdvice.LeaveAndStayOut(Scene.Web, cause, First, At(5100)));

        Assert.Equal(reason, bench.Router.Reason);
        Assert.Equal(["CloseGate", "RemoveAddresses", "Advertise"], bench.Effects.Select(effect => effect.GetType().Name));

        bench.Advise(5000, new RouterAdvice.LeaveAndStayOut(Scene.Web, cause, First, At(6000))).Review(5999);
        Assert.Equal(RouterRole.Initialize, bench.Role);

        bench.Review(6000);
        Assert.Equal(RouterRole.Backup, bench.Role);

        // One Master_Down_Interval of priority 200.
        Assert.Equal(At(6000 + 3218.75), bench.Router.Core.Router.State.NextDeadline);
    }

    [Fact]
    public void Nobody_stays_out_for_more_than_ten_seconds_unless_told_again()
    {
        var bench = Master().Advise(4100, new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.Deaf, First, Instant.Never));

        Assert.Equal(At(14_100), bench.Router.NextReview);
    }

    [Fact]
    public void Advice_for_another_mastership_or_time_is_dropped_and_counted()
    {
        var bench = Master();
        bench.Effects.Clear();

        bench.Advise(4100, new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.Deaf, None, At(9000)))
            .Advise(4100, new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.Deaf, First with { Boot = Guid.NewGuid() }, At(9000)))
            .Advise(4100, new RouterAdvice.LeaveAndStayOut(Scene.Web, LeaveCause.Deaf, First, At(4100)))
            .Advise(4100, new RouterAdvice.Yield(Scene.Web, None))
            .Advise(4100, new RouterAdvice.HoldPreemption(Scene.Web, None, At(9000)))
            .Advise(4100, new RouterAdvice.AnnounceAgain(Scene.Web, None));

        AdviceRefusal[] expected =
        [
            AdviceRefusal.OtherMastership, AdviceRefusal.OtherMastership, AdviceRefusal.Lapsed,
            AdviceRefusal.OtherMastership, AdviceRefusal.OtherMastership, AdviceRefusal.OtherMastership,
        ];
        Assert.Equal(expected, bench.Refusals);
        Assert.Equal(6, bench.Router.Dropped);
        Assert.Equal(RouterRole.Master, bench.Role);
        Assert.Empty(bench.Effects);
    }

    [Fact]
    public void A_Master_announces_again_and_a_Backup_does_not()
    {
        var bench = Master().Advise(4100, new RouterAdvice.AnnounceAgain(Scene.Web, First));
        Assert.Equal([new Effect.Advertise(new Priority(200)), new Effect.Announce(Scene.Parameters(Scene.Web, 200).Addresses)], bench.Effects);

        bench.Hear(4200, 250).Advise(4300, new RouterAdvice.AnnounceAgain(Scene.Web, First));
        Assert.Equal([AdviceRefusal.WrongRole], bench.Refusals);
    }

    [Fact]
    public void A_release_is_told_when_the_link_has_carried_it_out_and_not_if_the_kernel_refused()
    {
        var bench = Master().Hear(4100, 250);
        Assert.DoesNotContain(bench.Told, report => report is NodeReport.Released);
        bench.CarryOut().CarryOut();
        Assert.Equal([new NodeReport.Released(Scene.Web, First)], bench.Told);

        Assert.Empty(Master().Hear(4100, 250).CarryOut(refused: true).Told);
    }

    private static RouterAdvice.TakeOver TakeOver(double since, TakeOverCause cause = TakeOverCause.PeerReleased) =>
        new(Scene.Web, cause, new HeardMastership(Scene.Peer, At(since)));
}
