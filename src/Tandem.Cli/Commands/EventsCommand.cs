using System.CommandLine;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem events".</summary>
internal static class EventsCommand
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>What another node tells may come this much later than it happened, and is shown all the same.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromSeconds(30);

    public static Command Make(NodeCommands commands)
    {
        var options = new EventsOptions();
        var command = commands.Of("events", "What happened on all nodes, and why, the oldest first.", options.All, async (run, cancellation) =>
        {
            var now = run.Terminal.Time.GetUtcNow();
            var latest = await run.Client.GetAsync(options.Latest(run.Parsed, now), ApiJson.Default.TimelineReport, cancellation).ConfigureAwait(false);
            var report = latest with { Entries = [.. latest.Entries.Reverse()] };
            var follows = run.Parsed.GetValue(options.Follow);
            Show(run, report, isFirst: true, follows);
            return follows ? await FollowAsync(run, options, report, cancellation).ConfigureAwait(false) : ExitCode.Success;
        });
        command.Aliases.Add("timeline");
        return command;
    }

    private static void Show(Invocation run, TimelineReport report, bool isFirst, bool follows)
    {
        if (run.IsJson && follows)
        {
            foreach (var entry in report.Entries)
            {
                JsonPrinter.Print(run.Terminal, entry, forms => forms.TimelineLine, isIndented: false);
            }
        }
        else if (run.IsJson)
        {
            JsonPrinter.Print(run.Terminal, report, forms => forms.TimelineReport);
        }
        else if (isFirst || report.Entries.Count > 0)
        {
            new PagePrinter(run.Terminal).Print(TimelineView.Page(report.Entries, hasTitles: isFirst));
            if (isFirst && report.Next is not null && run.Terminal.Width is not null)
            {
                run.Terminal.Errors.WriteLine("(there are earlier entries: --limit N shows more)");
            }
        }

        run.Terminal.Output.Flush();
    }

    /// <summary>Asks anew for the last moments and leaves out what was shown: a late entry of another node is not lost.</summary>
    private static async Task<int> FollowAsync(Invocation run, EventsOptions options, TimelineReport first, CancellationToken cancellation)
    {
        var shown = first.Entries.Select(entry => entry.Place).ToHashSet(StringComparer.Ordinal);
        var from = first.At;
        using var timer = new PeriodicTimer(Pace, run.Terminal.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                var path = options.Since(run.Parsed, from - LookBack);
                var report = await run.Client.GetAsync(path, ApiJson.Default.TimelineReport, cancellation).ConfigureAwait(false);
                IReadOnlyList<TimelineLine> fresh = [.. report.Entries.Where(entry => !shown.Contains(entry.Place) && entry.At >= first.At - LookBack)];
                Show(run, report with { Entries = fresh }, isFirst: false, follows: true);
                shown = [.. report.Entries.Select(entry => entry.Place)];
                from = report.At;
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how one leaves.
        }

        return ExitCode.Success;
    }
}
