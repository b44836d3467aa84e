using Tandem.Coordination.HandOver;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>How a preferred Backup goes about a Master of lower priority. Node b has 254 here, the Master 251; times are milliseconds.</summary>
public sealed class ReturnGateTests
{
    private static readonly MasterSight A = new MasterSight.Member("a");
    private ReturnGate _gate = ReturnGate.Quiet;

    [Fact]
    public void It_asks_a_member_three_times_a_second_apart_and_then_leaves_it_to_VRRP()
    {
        Assert.Equal("ask a", Look(1000, A));
        Assert.Equal("hold", Look(1999, A));
        Assert.Equal("ask a", Look(2000, A));
        Assert.Equal("ask a", Look(3000, A));
        _gate = _gate.Declined("it is not Master");
        Assert.Equal("hold", Look(3999, A));
        Assert.Equal("release, a was asked 3 times to hand over: it is not Master", Look(4000, A));
        Assert.Equal("rest", Look(4100, A));
        Assert.False(_gate.IsWaiting);
    }

    [Fact]
    public void Another_mastership_is_asked_anew()
    {
        Look(1000, MasterSight.Stranger.Instance);

        Assert.Equal("rest", Look(1100, A));
        Assert.Equal("ask a", Look(1200, A, since: 1150));
    }

    [Fact]
    public void A_node_that_is_heard_on_the_channel_is_waited_for()
    {
        Assert.Equal("hold", Look(1000, MasterSight.Coming.Instance));
        Assert.Equal("hold", Look(10_999, MasterSight.Coming.Instance));
        Assert.Equal("release, ", Look(11_000, MasterSight.Coming.Instance));
    }

    [Fact]
    public void For_a_node_that_is_not_even_heard_there_three_seconds_are_enough()
    {
        Assert.Equal("hold", Look(1000, MasterSight.Unheard.Instance));
        Assert.Equal("hold", Look(3999, MasterSight.Unheard.Instance));
        Assert.Equal("release, ", Look(4000, MasterSight.Unheard.Instance));
        Assert.Equal("rest", Look(4100, MasterSight.Unheard.Instance));
    }

    [Fact]
    public void Who_speaks_within_them_is_waited_for_after_all()
    {
        Look(1000, MasterSight.Unheard.Instance);

        Assert.Equal("hold", Look(3900, MasterSight.Coming.Instance));
        Assert.Equal("hold", Look(4100, MasterSight.Coming.Instance));
        Assert.Equal("ask a", Look(4200, A));
    }

    [Fact]
    public void Who_is_to_wait_less_waits_less()
    {
        Assert.Equal("hold", Look(1000, MasterSight.Unheard.Instance, patience: 500));
        Assert.Equal("release, ", Look(1500, MasterSight.Unheard.Instance, patience: 500));
    }

    [Fact]
    public void A_stranger_is_left_to_VRRP_at_once_and_the_router_is_told_nothing()
    {
        Assert.Equal("rest", Look(900, MasterSight.Stranger.Instance, heard: 0));
        Assert.Equal("rest", Look(1000, MasterSight.Stranger.Instance));
        Assert.False(_gate.IsWaiting);
    }

    [Fact]
    public void What_was_held_for_somebody_who_turns_out_a_stranger_is_let_go()
    {
        Assert.Equal("hold", Look(1000, MasterSight.Unheard.Instance));
        Assert.Equal("release, ", Look(1100, MasterSight.Stranger.Instance));
    }

    [Fact]
    public void Its_delay_comes_first_and_holds_without_a_channel_too()
    {
        Assert.Equal("hold", Look(4999, MasterSight.Stranger.Instance, delay: 5000));
        Assert.Equal("release, ", Look(5000, MasterSight.Stranger.Instance, delay: 5000));
    }

    [Fact]
    public void Checks_that_are_not_green_hold_it_back()
    {
        Assert.Equal("hold", Look(50_000, A, missing: "check http has failed"));
        Assert.Equal("ask a", Look(50_100, A));
    }

    [Fact]
    public void Before_anybody_is_heard_it_holds_in_advance() => Assert.Equal("hold", Look(100, A, heard: 0));

    [Fact]
    public void A_Master_of_higher_priority_concerns_nobody() => Assert.Equal("rest", Look(1000, A, heard: 254));

    [Fact]
    public void A_node_that_ends_wants_nothing() => Assert.Equal("hold", Look(1000, A, isLeaving: true));

    [Fact]
    public void Without_preemption_it_does_nothing()
    {
        var standing = Bench.Backup(heard: 251, own: 254);
        var view = View(standing with { Configured = standing.Configured with { PreemptMode = false } }, A);

        _gate.Look(view, Bench.At(1000), out var act);

        Assert.IsType<ReturnAct.Rest>(act);
    }

    private string Look(int at, MasterSight master, byte heard = 251, int since = 0, int delay = 0, string? missing = null, bool isLeaving = false, int patience = 10_000)
    {
        var standing = Bench.Backup(heard, own: 254, since);
        var view = View(heard == 0 ? standing with { Heard = null } : standing, master) with
        {
            Delay = TimeSpan.FromMilliseconds(delay),
            Missing = missing,
            IsLeaving = isLeaving,
            Patience = TimeSpan.FromMilliseconds(patience),
        };
        _gate = _gate.Look(view, Bench.At(at), out var act);
        return act switch
        {
            ReturnAct.Ask(var node) => $"ask {node}",
            ReturnAct.Release(var why) => $"release, {why}",
            _ => act.GetType().Name.ToLowerInvariant(),
        };
    }

    private static ReturnView View(Actors.Advice.RouterStanding standing, MasterSight master) =>
        new(standing, master, null, TimeSpan.Zero, TimeSpan.FromSeconds(10), IsLeaving: false);
}
