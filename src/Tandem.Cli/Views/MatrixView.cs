using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>Who hears whom: a row for each listener.</summary>
/// <param name="report">What the node said.</param>
/// <param name="terminal">Where it is shown.</param>
internal sealed class MatrixView(MatrixReport report, Terminal terminal)
{
    private const int Indent = 10;

    public Page Page()
    {
        var page = new Page();
        var hurt = report.Cells.Where(cell => cell.State == MatrixCell.Deaf).ToList();
        var unknown = report.Cells.Count(cell => cell.State == MatrixCell.Unknown);
        if (report.Cells.Count == 0)
        {
            page.AddWrapped(new("UNKNOWN", Tone.Worrying), Indent, "nothing is known of who hears whom: no other node has been heard of since this one started, or the channel is off", terminal.Width);
        }
        else
        {
            page.AddWrapped(
                hurt.Count + report.Findings.Count > 0 ? new("WARNING", Tone.Worrying) : new("OK", Tone.Good),
                Indent,
                hurt.Count > 0 ? $"{Words.Count(hurt.Count, "way")} on which a node does not hear another" : unknown > 0 ? "nobody is known to be deaf, but not every node says" : "every node hears every other one",
                terminal.Width);
        }

        page.AddWrapped("", Indent, $"as {report.Node} knows it at {Words.Time(report.At)}", terminal.Width);
        foreach (var finding in report.Findings)
        {
            page.AddWrapped(new("WARNING", Tone.Worrying), Indent, finding, terminal.Width);
        }

        foreach (var link in report.Cells.GroupBy(cell => (cell.Segment, cell.Family)))
        {
            page.Blank();
            page.AddRange(Grid(link.Key.Segment, link.Key.Family, [.. link]).Lines());
        }

        foreach (var cell in hurt.Where(cell => cell.Detail.Length > 0))
        {
            page.AddWrapped("", Indent, $"{cell.Listener} does not hear {cell.Speaker} on {cell.Segment}: {cell.Detail}", terminal.Width);
        }

        return page;
    }

    private static Table Grid(string segment, int family, IReadOnlyList<MatrixCell> cells)
    {
        IReadOnlyList<string> nodes = [.. cells.SelectMany(cell => (string[])[cell.Listener, cell.Speaker]).Distinct().Order(StringComparer.Ordinal)];
        var table = new Table([$"{segment} IPv{family}", .. nodes.Select(name => $"hears {name}?")]);
        foreach (var listener in nodes)
        {
            table.Add([listener, .. nodes.Select(speaker => listener == speaker ? new Piece("-", Tone.Faint) : Cell(cells.FirstOrDefault(cell => cell.Listener == listener && cell.Speaker == speaker)))]);
        }

        return table;
    }

    private static Piece Cell(MatrixCell? cell) => cell?.State switch
    {
        MatrixCell.Hears => new("yes", Tone.Good),
        MatrixCell.Deaf => new("NO", Tone.Bad),
        _ => new("?", Tone.Worrying),
    };
}
