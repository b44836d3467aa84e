using Tandem.Api.Contracts;
using Tandem.Cli.Output;

namespace Tandem.Cli.Views;

/// <summary>When the node does not answer: since when, and what it said last, which is no longer shown as how things are.</summary>
internal static class StaleView
{
    private const int Indent = 10;

    /// <param name="last">What it said last.</param>
    /// <param name="why">Why there is nothing newer.</param>
    /// <param name="terminal">Where it is shown.</param>
    public static Page Page(StatusReport last, string why, Terminal terminal)
    {
        var page = new Page();
        page.AddWrapped(new("UNKNOWN", Tone.Bad), Indent, why, terminal.Width);
        page.AddWrapped("", Indent, $"the last answer is of {Words.Time(last.At)}, {Words.Since(last.At, terminal.Time.GetUtcNow())} ago; then it was:", terminal.Width);
        foreach (var router in last.Routers)
        {
            page.Add(new Piece($"{"",-Indent}{router.Name} {router.Master ?? "no Master"}", Tone.Faint));
        }

        return page;
    }
}
