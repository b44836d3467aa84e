using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>What happened, one line each, the oldest first.</summary>
internal static class TimelineView
{
    /// <param name="entries">In the order to be shown.</param>
    /// <param name="hasTitles">Whether the columns say what they are.</param>
    public static Page Page(IReadOnlyList<TimelineLine> entries, bool hasTitles)
    {
        var page = new Page();
        var table = new Table("TIME", "NODE", "KIND", "WHAT");
        foreach (var entry in entries)
        {
            table.Add(Words.Moment(entry.At), entry.Node, new(entry.Kind, ToneOf(entry.Kind)), entry.Text);
        }

        page.AddRange(table.Lines().Skip(hasTitles ? 0 : 1));
        return page;
    }

    private static Tone ToneOf(string kind) => kind switch
    {
        "transition" or "hand-over" => Tone.Strong,
        "stall" or "late" or "discard" => Tone.Worrying,
        "operator" => Tone.Good,
        _ => Tone.Plain,
    };
}
