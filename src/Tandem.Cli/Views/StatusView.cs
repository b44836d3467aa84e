using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>The cluster at a glance: first whether all is well, then what is not, then who holds what.</summary>
/// <param name="report">What the node said.</param>
/// <param name="terminal">Where it is shown.</param>
/// <param name="isWhole">Each router, however many there are.</param>
internal sealed class StatusView(StatusReport report, Terminal terminal, bool isWhole)
{
    private const int Indent = 10;

    public Page Page()
    {
        var page = new Page();
        var (word, tone) = Verdict();
        page.AddWrapped(new(word, tone), Indent, Summary(), terminal.Width);
        page.AddWrapped("", Indent, $"as {report.Node} knows it at {Words.Time(report.At)}", terminal.Width);
        foreach (var problem in report.Problems)
        {
            page.AddWrapped(new(problem.Severity.ToUpperInvariant(), ToneOf(problem.Severity)), Indent, problem.Text, terminal.Width);
        }

        page.Blank();
        page.AddRange(Nodes().Lines());
        page.Blank();
        new RouterRows(report, terminal, isWhole).AddTo(page);
        return page;
    }

    private static Tone ToneOf(string severity) => severity switch
    {
        Problem.Critical => Tone.Bad,
        Problem.Warning => Tone.Worrying,
        _ => Tone.Strong,
    };

    private (string Word, Tone Tone) Verdict() =>
        report.Problems.Any(problem => problem.Severity == Problem.Critical) ? ("CRITICAL", Tone.Bad)
        : report.Problems.Any(problem => problem.Severity == Problem.Warning) ? ("WARNING", Tone.Worrying)
        : ("OK", Tone.Good);

    private string Summary()
    {
        var (held, reached) = (report.Routers.Count(router => router.Master is not null), report.Nodes.Count(node => node.State == NodeStatus.Reachable));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"cluster {report.Cluster}: {held} of {Words.Count(report.Routers.Count, "router")} held, {reached} of {Words.Count(report.Nodes.Count, "node")} reached");
    }

    private Table Nodes()
    {
        var table = new Table("NODE", "STATE", "FOR", "HEARD", "HOLDS", "LATE", "ADDRESS");
        foreach (var node in report.Nodes)
        {
            table.Add(
                node.IsSelf ? $"{node.Name} *" : node.Name,
                StateOf(node),
                Words.Since(node.Since, report.At),
                node.HeardSecondsAgo is { } ago ? ago < 1 ? "now" : $"{Words.Span(TimeSpan.FromSeconds(ago))} ago" : "never",
                node.Holds is { } holds ? holds.ToString(CultureInfo.InvariantCulture) : "?",
                node.LatenessMilliseconds is { } late ? Words.Milliseconds(late) : "?",
                node.Address);
        }

        return table;
    }

    private static Piece StateOf(NodeStatus node)
    {
        var drained = node.IsDrained ? ", drained" : "";
        return node.State switch
        {
            NodeStatus.Reachable => new($"reachable{drained}", node.IsDrained ? Tone.Strong : Tone.Good),
            NodeStatus.Silent => new($"SILENT{drained}", Tone.Bad),
            NodeStatus.Away => new($"AWAY{drained}", Tone.Worrying),
            _ => new($"{node.State}{drained}", Tone.Faint),
        };
    }
}
