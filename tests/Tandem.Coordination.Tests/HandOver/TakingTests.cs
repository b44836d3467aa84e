using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Machine;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>The target's side of a hand-over. It waits for the word to go for three quarters of 3.99609 s.</summary>
public sealed class TakingTests
{
    private static readonly Mastership Fourth = Bench.Third with { Epoch = 4 };

    private readonly Bench _b = new();

    public TakingTests() => _b.Stand(0, Bench.Backup());

    [Fact]
    public void A_hand_over_goes_so()
    {
        Assert.Equal("to a: prepared, heard 192.0.2.10 with 254", _b.Hear(100, "a", Prepare()));
        Assert.Equal("", _b.Stand(103, Bench.Backup(heard: 1)));
        Assert.Equal("advise take over from 192.0.2.10", _b.Hear(104, "a", Go()));
        Assert.Equal("", _b.Stand(105, Master()));
        Assert.Equal("advise announceagain", _b.Hear(107, "a", new HandOverDone(Bench.Id, Bench.Web, 3)));
        Assert.Equal("", _b.Hear(108, "a", new HandOverDone(Bench.Id, Bench.Web, 3)));
    }

    [Fact]
    public void The_word_to_go_waits_for_the_lowered_advertisement()
    {
        _b.Hear(100, "a", Prepare());

        Assert.Equal("", _b.Hear(102, "a", Go()));
        Assert.Equal("advise take over from 192.0.2.10", _b.Stand(103, Bench.Backup(heard: 1)));
    }

    [Fact]
    public void It_takes_over_only_from_the_mastership_that_it_named()
    {
        _b.Hear(100, "a", Prepare());
        _b.Hear(102, "a", Go());

        Assert.Equal("", _b.Stand(103, Bench.Backup(heard: 1, since: 103)));
    }

    [Fact]
    public void The_word_to_go_alone_means_nothing() => Assert.Equal("", _b.Hear(102, "a", Go()));

    [Fact]
    public void The_word_to_go_is_for_three_quarters_of_the_Master_Down_Interval()
    {
        _b.Hear(100, "a", Prepare());

        Assert.Equal("", _b.Lapse(3096));
        Assert.Equal("to a: abandoned, it has not become Master in time", _b.Lapse(3098));
        _b.Stand(3099, Bench.Backup(heard: 1));
        Assert.Equal("", _b.Hear(3100, "a", Go()));
    }

    [Fact]
    public void A_request_that_comes_again_is_not_begun_again()
    {
        _b.Hear(100, "a", Prepare());
        _b.Lapse(3098);

        Assert.Equal("", _b.Hear(3100, "a", Prepare()));
    }

    [Fact]
    public void Advice_that_was_dropped_is_given_again_when_something_changes()
    {
        _b.Hear(100, "a", Prepare());
        _b.Stand(103, Bench.Backup(heard: 1));
        _b.Hear(104, "a", Go());
        _b.Report(105, new NodeReport.AdviceDropped(new RouterAdvice.TakeOver(Bench.Web, TakeOverCause.HandOver, default), AdviceRefusal.WouldLose, 1));

        Assert.Equal("advise take over from 192.0.2.10", _b.Stand(106, Bench.Backup(heard: 1)));
    }

    [Fact]
    public void Confirmation_may_come_before_the_report()
    {
        _b.Hear(100, "a", Prepare());
        _b.Stand(103, Bench.Backup(heard: 1));
        _b.Hear(104, "a", Go());

        Assert.Equal("", _b.Hear(107, "a", new HandOverDone(Bench.Id, Bench.Web, 3)));
        Assert.Equal("advise announceagain", _b.Stand(108, Master()));
    }

    [Fact]
    public void Without_confirmation_it_announces_again_all_the_same()
    {
        _b.Hear(100, "a", Prepare());
        _b.Stand(103, Bench.Backup(heard: 1));
        _b.Hear(104, "a", Go());
        _b.Stand(105, Master());

        Assert.Equal("advise announceagain", _b.Lapse(2105));
    }

    [Fact]
    public void Who_is_not_ready_says_why() => AssertRefused(new Bench("check http has failed"), Bench.Backup(), "check http has failed");

    [Fact]
    public void Who_is_no_Backup_says_so() => AssertRefused(new Bench(), Master(), "it is Master here");

    [Fact]
    public void Who_has_no_such_router_says_so() => Assert.Equal("to a: abandoned, the router is not here", new Bench().Hear(100, "a", Prepare()));

    [Fact]
    public void Who_is_being_stopped_says_so()
    {
        _b.Book.IsLeaving = true;

        Assert.Equal("to a: abandoned, it is being stopped", _b.Hear(100, "a", Prepare()));
    }

    [Fact]
    public void What_was_asked_for_and_refused_is_told()
    {
        Assert.Equal("to a: wanted", _b.Want("a"));
        Assert.Equal("a declined, it hands over to c already", _b.Hear(100, "a", new HandOverAbandoned(Bench.Id, Bench.Web, "it hands over to c already")));
        Assert.Equal("", _b.Hear(101, "a", new HandOverAbandoned(Bench.Id, Bench.Web, "it hands over to c already")));
    }

    private static void AssertRefused(Bench bench, Actors.Advice.RouterStanding standing, string reason)
    {
        bench.Stand(0, standing);

        Assert.Equal($"to a: abandoned, {reason}", bench.Hear(100, "a", Prepare()));
    }

    private static Actors.Advice.RouterStanding Master() => Bench.Standing(RouterRole.Master, Bench.B, 251, Fourth, null);

    private static HandOverPrepare Prepare() => new(Bench.Id, Bench.Web, 3, "drain");

    private static HandOverGo Go() => new(Bench.Id, Bench.Web, 3);
}
