using Tandem.Actors.Checks;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;
using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Tests.Checks;

/// <summary>What checks do to a router, through the whole tree.</summary>
public sealed class CheckEffectTests : Clinic
{
    private static readonly RouterCheck Release = new("haproxy", null);

    [Theory]
    [InlineData(-20, "advertise 180")]
    [InlineData(-254, "advertise 1")]
    public void A_weight_below_0_counts_while_the_check_is_down(int weight, string advertised)
    {
        StartWell(new RouterCheck("haproxy", weight));

        Run(4, Ill);
        Assert.Equal(advertised, Kernel.Journal(Scene.Web)[^1]);
        Run(3, Well);

        Assert.Equal("advertise 200", Kernel.Journal(Scene.Web)[^1]);
        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_weight_above_0_counts_while_the_check_is_up()
    {
        StartWell(new RouterCheck("haproxy", 30));
        Run(1, Well);
        Assert.Equal("advertise 230", Kernel.Journal(Scene.Web)[^1]);

        Run(4, Ill);

        Assert.Equal("advertise 200", Kernel.Journal(Scene.Web)[^1]);
    }

    /// <summary>Down 3 s after the last good run. It stands by 200 ms later, and becomes Master only if nobody else did.</summary>
    [Fact]
    public void A_Master_lets_go_once_and_stands_by_at_the_lowest_priority()
    {
        StartWell(Release, "lb2");
        PeerSays(CheckState.Up, lastPassed: true);

        Run(3, Ill);
        Assert.Equal(["close", "remove", "advertise 0"], Kernel.Journal(Scene.Web).TakeLast(3));
        Assert.Equal(TransitionReason.CheckFailed, NextTransition().Reason);
        Advance(TimeSpan.FromMilliseconds(201));
        Assert.Equal(TransitionReason.Startup, NextTransition().Reason);

        // lb2 has taken over; this node never preempts it while it is ill.
        Hear(Scene.Advertisement(Scene.Web, 100));
        for (var second = 0; second < 8; second++)
        {
            PeerSays(CheckState.Up, lastPassed: true);
            Run(1, Ill);
            Hear(Scene.Advertisement(Scene.Web, 100));
        }

        Assert.False(Transitions.HasMessages);
        Assert.False(Checks.IsReady(Scene.Web));
    }

    [Fact]
    public void A_node_that_is_well_again_takes_back()
    {
        A_Master_lets_go_once_and_stands_by_at_the_lowest_priority();

        Run(2, Well);
        Assert.True(Checks.IsReady(Scene.Web));
        Advance(TimeSpan.FromSeconds(0.1));
        Hear(Scene.Advertisement(Scene.Web, 100));
        Advance(Scene.MasterDownInterval);

        Assert.True(Kernel.IsOpen(Scene.Web));
        Assert.Contains("advertise 200", Kernel.Journal(Scene.Web));
    }

    /// <summary>200 ms aside, and then the longest Master_Down_Interval there is: 3 s + (256 - 1) / 256 s.</summary>
    [Fact]
    public void When_nobody_takes_over_after_all_it_serves_again()
    {
        StartWell(Release, "lb2");
        PeerSays(CheckState.Up, lastPassed: true);
        Run(3, Ill);
        Assert.False(Kernel.IsOpen(Scene.Web));

        Run(5, Ill);

        Assert.True(Kernel.IsOpen(Scene.Web));
        Kernel.ClearJournal();
        Run(10, Ill);
        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 1", entry));
    }

    [Fact]
    public void It_does_not_let_go_a_second_time_because_the_actor_of_the_checks_starts_afresh()
    {
        When_nobody_takes_over_after_all_it_serves_again();
        Forget();

        Crash("checks");
        Run(10, Ill);

        Assert.False(Transitions.HasMessages);
        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 1", entry));
    }

    [Fact]
    public void When_the_other_node_fails_alike_the_Master_stays_and_a_warning_says_so()
    {
        StartWell(Release, "lb2");
        PeerSays(CheckState.Down, lastPassed: false);

        for (var second = 0; second < 10; second++)
        {
            Run(1, Ill);
            PeerSays(CheckState.Down, lastPassed: false);
        }

        Assert.Equal(CheckState.Down, State);
        Assert.True(Kernel.IsOpen(Scene.Web));
        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 200", entry));
        Assert.Contains("WarningLevel: web: down without effect, because no other node is known to be better off: haproxy", Lines());
        Assert.False(Checks.IsReady(Scene.Web));
    }

    /// <summary>The cluster's news lapse after 5 s.</summary>
    [Fact]
    public void That_the_others_cannot_be_asked_any_more_moves_nothing()
    {
        StartWell(Release, "lb2");
        PeerSays(CheckState.Down, lastPassed: false);
        Run(4, Ill);
        Assert.True(Kernel.IsOpen(Scene.Web));

        Run(20, Ill);

        Assert.False(Transitions.HasMessages);
        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 200", entry));
    }

    [Fact]
    public void When_the_other_node_recovers_first_it_gets_the_addresses()
    {
        When_the_other_node_fails_alike_the_Master_stays_and_a_warning_says_so();

        PeerSays(CheckState.Up, lastPassed: true);

        Assert.False(Kernel.IsOpen(Scene.Web));
        Assert.Equal(TransitionReason.CheckFailed, NextTransition().Reason);
    }

    [Fact]
    public void Alone_it_follows_its_own_check_as_plain_VRRP_does_but_is_never_missing_for_good()
    {
        StartWell(Release);

        Run(3, Ill);
        Assert.False(Kernel.IsOpen(Scene.Web));
        Run(6, Ill);

        Assert.True(Kernel.IsOpen(Scene.Web));
        Assert.Equal("advertise 1", Kernel.Journal(Scene.Web)[^1]);
    }

    [Fact]
    public void Before_its_first_results_a_node_takes_nothing_from_a_Master_but_serves_when_there_is_none()
    {
        Interfaces.Set(Scene.Eth0);
        Prober.Says = static _ => null;
        Start(Plan(Release, null, "lb2"));
        for (var second = 0; second < 8; second++)
        {
            Hear(Scene.Advertisement(Scene.Web, 100));
            Advance(TimeSpan.FromSeconds(1));
        }

        Assert.False(Kernel.IsOpen(Scene.Web));
        Assert.False(Checks.IsReady(Scene.Web));
        Advance(Scene.MasterDownInterval);

        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_router_without_checks_is_ready() => Assert.True(Checks.IsReady(Scene.Api));

    /// <summary>An owner cannot stand by at a lower priority: it stays out, and comes back when it is well.</summary>
    [Fact]
    public void An_owner_stays_out_until_it_is_well()
    {
        Interfaces.Set(Scene.Eth0);
        var plan = Plan(Release, null, "lb2");
        var owner = Scene.Router("web", Scene.Web, 255) with { Checks = [Release], Others = ["lb2"] };
        Start(Scene.Plan(owner) with { Checks = plan.Checks });
        Advance(TimeSpan.FromSeconds(2));
        Assert.True(Kernel.IsOpen(Scene.Web));
        PeerSays(CheckState.Up, lastPassed: true);

        Run(20, Ill);
        Assert.False(Kernel.IsOpen(Scene.Web));
        Assert.Single(Kernel.Journal(Scene.Web), entry => entry == "close");
        Run(6, Well);

        Assert.True(Kernel.IsOpen(Scene.Web));
    }

    [Fact]
    public void A_router_that_starts_afresh_still_knows_its_weight()
    {
        StartWell(new RouterCheck("haproxy", -20));
        Run(4, Ill);

        Crash("routers/front-4-51/router");
        Run(6, Ill);

        Assert.Equal("advertise 180", Kernel.Journal(Scene.Web)[^1]);
    }
}
