using Tandem.Actors.Checks;
using Tandem.Actors.Tests.Staging;
using Tandem.Network.Checks;

namespace Tandem.Actors.Tests.Checks;

/// <summary>The runs of a check in virtual time.</summary>
public sealed class CheckRunTests : Clinic
{
    private static readonly RouterCheck Weighed = new("haproxy", -20);

    [Fact]
    public void It_falls_and_rises_with_one_line_each_and_none_for_a_run()
    {
        StartWell(Weighed);

        Run(2, Ill);
        Assert.Equal(CheckState.Up, State);
        Run(1, Ill);
        Assert.Equal(CheckState.Down, State);
        Run(10, Ill);
        Run(2, Well);

        // Up since 1 s, down at 7 s, up again at 19 s.
        Assert.Equal(
            [
                "WarningLevel: check haproxy is down: refused (3 times in a row); it was Up for 6.0 s",
                "InfoLevel: check haproxy is up: well (2 times in a row); it was Down for 12.0 s",
            ],
            Lines().Where(line => line.Contains("check", StringComparison.Ordinal)));
    }

    [Fact]
    public void Late_runs_change_nothing_and_are_told_once()
    {
        StartWell(Weighed);

        Run(20, Late);

        Assert.Equal(CheckState.Up, State);
        Assert.Equal(["WarningLevel: check haproxy could not tell 3 times in a row, which changes nothing: late"], Lines());
    }

    [Fact]
    public void Runs_never_overlap_and_the_next_waits_for_the_one_before()
    {
        StartWell(Weighed);
        Prober.Says = static _ => null;
        Advance(TimeSpan.FromSeconds(1));
        var begun = Prober.Begun;

        Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((begun, 1), (Prober.Begun, Prober.Open));

        Prober.End(Well);
        Settle();
        Assert.Equal(begun + 1, Prober.Begun);
    }

    /// <summary>Time-out 1 s, and 5 s more.</summary>
    [Fact]
    public void A_run_that_never_ends_is_given_up_and_another_begins()
    {
        StartWell(Weighed);
        Prober.Says = static _ => null;
        Advance(TimeSpan.FromSeconds(1));
        var begun = Prober.Begun;

        Prober.Says = static _ => Well;
        Advance(TimeSpan.FromSeconds(6.1));

        Assert.Equal((begun + 1, 1), (Prober.Begun, Prober.GivenUp));
        Assert.Equal(CheckState.Up, State);
    }

    [Fact]
    public void What_a_check_said_stands_while_its_actor_starts_afresh()
    {
        StartWell(Weighed);
        Run(4, Ill);
        Kernel.ClearJournal();

        Crash("checks/haproxy");
        Run(4, Ill);
        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 180", entry));
        Run(2, Well);

        Assert.Equal(CheckState.Up, State);
    }

    [Fact]
    public void What_the_checks_said_stands_while_their_parent_starts_afresh()
    {
        StartWell(Weighed);
        Run(4, Ill);
        Kernel.ClearJournal();

        Crash("checks");
        Assert.Equal(CheckState.Down, State);
        Run(4, Ill);

        Assert.All(Kernel.Journal(Scene.Web), entry => Assert.Equal("advertise 180", entry));
        Run(2, Well);
        Assert.Equal(CheckState.Up, State);
    }

    [Fact]
    public void An_interface_counts_as_it_was_at_its_worst_since_it_was_looked_at()
    {
        Interfaces.Set(Scene.Eth0);
        Interfaces.Set(Scene.Eth0 with { Name = "eth1", Index = 3 });
        Start(Plan(Weighed, new CheckTarget.Interface("eth1")));
        Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(CheckState.Up, State);

        // A moment without carrier in each of three seconds, up whenever it is looked at.
        for (var second = 0; second < 3; second++)
        {
            Assert.Equal(CheckState.Up, State);
            Carrier(isUp: false);
            Carrier(isUp: true);
            Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(CheckState.Down, State);
        Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CheckState.Down, State);
        Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CheckState.Up, State);
    }

    [Fact]
    public void An_interface_that_is_gone_is_down_and_one_that_is_not_there_yet_is_unknown()
    {
        Interfaces.Set(Scene.Eth0);
        Start(Plan(Weighed, new CheckTarget.Interface("eth1")));
        Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CheckState.Unknown, State);

        Interfaces.Set(Scene.Eth0 with { Name = "eth1", Index = 3 });
        Advance(TimeSpan.FromSeconds(2.1));
        Assert.Equal(CheckState.Up, State);
        Interfaces.Remove("eth1");
        Advance(TimeSpan.FromSeconds(3.1));

        Assert.Equal(CheckState.Down, State);
    }

    [Fact]
    public void A_stopping_node_looks_no_more()
    {
        StartWell(Weighed);
        Prober.Says = static _ => null;
        Advance(TimeSpan.FromSeconds(1));

        Node.Tell(new Tandem.Actors.Node.NodeProtocol.Stop(), TestActor);
        Advance(TimeSpan.FromSeconds(3));

        Assert.Equal((1, 0), (Prober.GivenUp, Prober.Open));
        ExpectMsg<Tandem.Actors.Node.NodeProtocol.Stopped>();
    }
}
