using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Stories;

namespace Tandem.Cli.Views;

/// <summary>Why a router is, or was, where it is: in sentences, then as what happened on all nodes, in causal order.</summary>
/// <param name="router">As it was asked for.</param>
/// <param name="story">The story.</param>
/// <param name="lines">What happened around it.</param>
/// <param name="now">When it is shown.</param>
/// <param name="width">The terminal's.</param>
internal sealed class StoryView(string router, Story story, IReadOnlyList<TimelineLine> lines, DateTimeOffset now, int? width)
{
    private const int Indent = 10;

    public Page Page()
    {
        var page = new Page();
        page.AddWrapped(new("HOLDER", Tone.Strong), Indent, Holder(), width);
        page.AddWrapped(new("WHY", Tone.Strong), Indent, Reasons.Say(story.Taken.Reason), width);
        if (story.Before is { } before && before.Node != story.Taken.Node)
        {
            page.AddWrapped(new("BEFORE", Tone.Strong), Indent, Former(before), width);
        }

        page.Blank();
        var table = new Table("WHEN", "NODE", "KIND", "WHAT");
        foreach (var line in lines)
        {
            var tone = line.Place == story.Taken.Line.Place ? Tone.Strong : Tone.Plain;
            table.Add(new(Offset(line.At - story.Taken.At), tone), new(line.Node, tone), new(line.Kind, tone), new(line.Text, tone));
        }

        page.AddRange(table.Lines());
        return page;
    }

    private string Holder()
    {
        var (taken, left) = (story.Taken, story.Left);
        return left is null
            ? $"{router} is held by {taken.Node} since {Words.Moment(taken.At)} ({Words.Span(now - taken.At)})"
            : $"{router} was held by {taken.Node} from {Words.Moment(taken.At)} to {Words.Moment(left.At)}; it let go by {Reasons.Say(left.Reason)}; no takeover is recorded after that";
    }

    private string Former(Change before) => $"{before.Node} held it since {Words.Moment(before.At)}; " + (story.Letting(lines) is { } letting
        ? $"it let go {Relation(letting.At - story.Taken.At)}, {Reasons.Say(letting.Reason)}"
        : "it recorded nothing of letting go: it died, was cut off, or its record has not come yet");

    private static string Relation(TimeSpan offset) => offset < TimeSpan.Zero
        ? $"{Words.Milliseconds(-offset.TotalMilliseconds)} before"
        : $"{Words.Milliseconds(offset.TotalMilliseconds)} after";

    private static string Offset(TimeSpan offset) => string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds,9:+0.000;-0.000;0.000} s");
}
