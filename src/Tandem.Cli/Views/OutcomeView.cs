using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>What became of a command, router by router.</summary>
internal static class OutcomeView
{
    public static Page Page(CommandOutcome outcome, Terminal terminal)
    {
        const int Indent = 10;
        var page = new Page();
        page.AddWrapped(outcome.IsDone ? new("DONE", Tone.Good) : new("NOT YET", Tone.Worrying), Indent, outcome.Text, terminal.Width);
        if (outcome.Routers.Count == 0)
        {
            page.AddWrapped("", Indent, "no router has to move for it now", terminal.Width);
            return page;
        }

        page.Blank();
        var table = new Table("ROUTER", "FROM", "TO", "TOOK", "");
        foreach (var move in outcome.Routers)
        {
            table.Add(
                move.Router,
                move.From ?? "?",
                move.To ?? "?",
                move.Milliseconds is { } took ? Words.Milliseconds(took) : "-",
                new(Remark(move), move.State == RouterMove.Moved ? Tone.Plain : Tone.Worrying));
        }

        page.AddRange(table.Lines());
        return page;
    }

    private static string Remark(RouterMove move) => move.State switch
    {
        RouterMove.Moved => move.Note,
        RouterMove.Waiting => "not yet: still waiting",
        RouterMove.Stays => $"stays: {move.Note}",
        var other => other,
    };
}
