using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>What another configuration changes, router by router.</summary>
internal static class ChangeView
{
    private const int Indent = 10;

    public static Page Page(ChangeReport report, Terminal terminal)
    {
        var page = new Page();
        page.AddWrapped(Head(report), Indent, Sentence(report), terminal.Width);
        if (report.Routers.Count > 0)
        {
            page.Blank();
            var table = new Table("ROUTER", "NODE", "CHANGE", "ADDRESSES", "");
            foreach (var line in report.Routers)
            {
                table.Add(line.Router, line.Node, line.Change, new(line.Moves ?? "stay", line.Moves is null ? Tone.Plain : Tone.Worrying), string.Join("; ", line.Values));
            }

            page.AddRange(table.Lines());
        }

        foreach (var check in report.Checks)
        {
            page.AddWrapped("", Indent, $"check {check} begins afresh with other settings", terminal.Width);
        }

        foreach (var late in report.Late)
        {
            page.AddWrapped(new("LATE", Tone.Worrying), Indent, $"{late}; it will, as soon as it can", terminal.Width);
        }

        foreach (var value in report.NeedRestart)
        {
            page.AddWrapped(new("RESTART", Tone.Worrying), Indent, $"{value}: only a restart of the node brings this; it runs as before", terminal.Width);
        }

        return page;
    }

    private static Piece Head(ChangeReport report) => report switch
    {
        { IsNothing: true } => new("SAME", Tone.Good),
        { IsApplied: true } => new("DONE", Tone.Good),
        _ => new("PLAN", Tone.Plain),
    };

    private static string Sentence(ChangeReport report) => report switch
    {
        { IsNothing: true } => "nothing changes",
        { IsApplied: true } => $"{report.Node} follows its configuration; routers that are not named were left alone",
        _ => "so it would be; routers that are not named are left alone",
    };
}
