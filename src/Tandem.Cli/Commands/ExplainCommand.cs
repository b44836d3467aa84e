using System.CommandLine;
using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Stories;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem explain".</summary>
internal static class ExplainCommand
{
    /// <summary>As many of a router's latest transitions hold several takeovers.</summary>
    private const int Depth = 200;

    private const int Most = 1000;

    public static Command Make(NodeCommands commands)
    {
        var router = new Argument<string>("ROUTER") { Description = "A router's name, or its key such as front-4-51.", HelpName = "ROUTER" };
        var at = new Option<string?>("--at") { Description = $"Who held it then, instead of now: {MomentText.Allowed}.", HelpName = "WHEN" };
        NameCompletion.AddTo(router, NameCompletion.Routers);
        return commands.Of("explain", "Why a router is where it is: what happened on all nodes, and what caused it.", [router, at], async (run, cancellation) =>
        {
            var (name, now) = (run.Parsed.GetValue(router)!, run.Terminal.Time.GetUtcNow());
            var moment = MomentText.Read(run.Parsed, at, now);
            var changes = await AskAsync(run, cancellation, ("router", name), ("kind", "transition"), ("to", moment), ("order", "latest-first"), ("limit", Number(Depth))).ConfigureAwait(false);
            var story = Story.Of(changes.Entries.Reverse())
                ?? throw new FailedException(ExitCode.Refused, $"no takeover of {name} is recorded{(moment is null ? "" : $" before {moment}")}; see tandem events --router {name}");
            var around = await AskAsync(run, cancellation, ("from", MomentText.Shown(story.From)), ("to", MomentText.Shown(story.To)), ("limit", Number(Most))).ConfigureAwait(false);
            IReadOnlyList<TimelineLine> lines = [.. around.Entries.Where(line => line.Router is null || line.Router == story.Taken.Line.Router)];
            if (run.IsJson)
            {
                JsonPrinter.Print(run.Terminal, around with { Entries = lines }, forms => forms.TimelineReport);
            }
            else
            {
                new PagePrinter(run.Terminal).Print(new StoryView(name, story, lines, changes.At, run.Terminal.Width).Page());
            }

            return ExitCode.Success;
        });
    }

    private static Task<TimelineReport> AskAsync(Invocation run, CancellationToken cancellation, params (string Key, string? Value)[] query) =>
        run.Client.GetAsync(EventsOptions.PathOf(query), ApiJson.Default.TimelineReport, cancellation);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
