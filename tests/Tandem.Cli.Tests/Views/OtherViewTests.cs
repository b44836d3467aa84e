using Tandem.Api.Contracts;
using Tandem.Cli.Tests.Harness;
using Tandem.Cli.Views;
using Tandem.Testing;

namespace Tandem.Cli.Tests.Views;

/// <summary>The other answers.</summary>
public sealed class OtherViewTests
{
    [Fact]
    public void The_outcome_of_a_drain()
    {
        var outcome = new CommandOutcome("lb1", Screen.Now, "lb1 is drained: it holds nothing while another node can", false,
        [
            new("web", "lb1", "lb2", RouterMove.Moved, 12.3, ""),
            new("mail", "lb1", "lb1", RouterMove.Waiting, null, ""),
            new("db", "lb1", "lb1", RouterMove.Stays, null, "lb2 takes no part now: InterfaceDown"),
        ]);

        var screen = Screen.Of(80, 24);
        Approved.Text("drain", screen.Show(OutcomeView.Page(outcome, screen.Terminal)));
    }

    [Fact]
    public void The_outcome_of_a_command_that_moves_nothing()
    {
        var screen = Screen.Of(80, 24);
        Approved.Text("undrain", screen.Show(OutcomeView.Page(new("lb1", Screen.Now, "lb1 takes part as configured", true, []), screen.Terminal)));
    }

    [Fact]
    public void Who_hears_whom()
    {
        MatrixCell Cell(string listener, string speaker, string state, string detail = "") => new("front", 4, listener, speaker, state, detail, 0.4);
        var report = new MatrixReport(
            "lb1",
            Screen.Now,
            [
                Cell("lb1", "lb2", MatrixCell.Hears), Cell("lb1", "lb3", MatrixCell.Hears), Cell("lb2", "lb1", MatrixCell.Deaf, "3 probes without an answer"),
                Cell("lb2", "lb3", MatrixCell.Hears), Cell("lb3", "lb1", MatrixCell.Unknown), Cell("lb3", "lb2", MatrixCell.Unknown),
            ],
            ["lb1 can hear but not be heard on front: check what it sends (switch port, firewall)"]);

        var screen = Screen.Of(80, 24);
        Approved.Text("matrix", screen.Show(new MatrixView(report, screen.Terminal).Page()));
    }

    [Fact]
    public void What_happened()
    {
        TimelineLine Line(int second, string node, string kind, string? router, string text) => new(Screen.Now.AddSeconds(second).AddMilliseconds(123), node, kind, router, text, "x");
        TimelineLine[] entries =
        [
            Line(0, "lb1", "operator", null, "operator: Drain lb1"),
            Line(1, "lb2", "transition", "web", "web: Backup -> Master, HandOver, priority 251"),
            Line(1, "lb1", "transition", "web", "web: Master -> Backup, HigherPriority, priority 1, caused by 192.168.1.12"),
        ];

        Approved.Text("timeline", Screen.Pipe().Show(TimelineView.Page(entries, hasTitles: true)));
    }
}
