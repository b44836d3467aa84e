using System.CommandLine;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem watch": the status, again and again, on a screen of its own.</summary>
internal static class WatchCommand
{
    private const string OwnScreen = "\e[?1049h\e[?25l";
    private const string FormerScreen = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string ToEndOfLine = "\e[K";
    private const string ToEndOfScreen = "\e[J";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public static Command Make(NodeCommands commands) => commands.Of("watch", "The status, live, until Ctrl-C.", [], async (run, cancellation) =>
    {
        if (run.Terminal.Width is null || run.IsJson)
        {
            throw new FailedException(ExitCode.Usage, "watch needs a terminal; for programs: tandem status --json, tandem events --follow --json");
        }

        // Whoever cannot ask at all is told so where he stands.
        var shown = await AskAsync(run, cancellation).ConfigureAwait(false);
        run.Terminal.Output.Write(OwnScreen);
        try
        {
            Show(run.Terminal, shown);
            using var timer = new PeriodicTimer(Pace, run.Terminal.Time);
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                shown = await RefreshAsync(run, shown, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how one leaves.
        }
        finally
        {
            run.Terminal.Output.Write(FormerScreen);
            run.Terminal.Output.Flush();
        }

        return ExitCode.Success;
    });

    private static async Task<StatusReport> RefreshAsync(Invocation run, StatusReport shown, CancellationToken cancellation)
    {
        try
        {
            shown = await AskAsync(run, cancellation).ConfigureAwait(false);
            Show(run.Terminal, shown);
        }
        catch (FailedException failed)
        {
            var terminal = run.Terminal.Current();
            Show(terminal, StaleView.Page(shown, failed.Message, terminal));
        }

        return shown;
    }

    private static Task<StatusReport> AskAsync(Invocation run, CancellationToken cancellation) =>
        run.Client.GetAsync(ApiRoutes.Status, ApiJson.Default.StatusReport, cancellation);

    private static void Show(Terminal terminal, StatusReport report)
    {
        var current = terminal.Current();
        Show(current, new StatusView(report, current, isWhole: false).Page());
    }

    /// <summary>Over what was there, without a blank moment between; a window that has become smaller shows the upper part.</summary>
    private static void Show(Terminal terminal, Page page)
    {
        using var lines = new StringWriter();
        new PagePrinter(terminal with { Output = lines }).Print(page);
        var visible = lines.ToString().TrimEnd().Split('\n').Take(terminal.Height is { } height ? height - 1 : int.MaxValue);
        terminal.Output.Write(Home + string.Concat(visible.Select(line => $"{line.TrimEnd('\r')}{ToEndOfLine}\n")) + ToEndOfScreen);
        terminal.Output.Flush();
    }
}
