using System.CommandLine;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem reload".</summary>
internal static class ReloadCommand
{
    public static Command Make(NodeCommands commands) => commands.Of(
        "reload", "Have this node read its configuration again, and follow it router by router.", [], async (run, cancellation) =>
        {
            var report = await run.Client.PostAsync(ApiRoutes.Reload, new ReloadRequest(), ApiRequests.Default.ReloadRequest, TimeSpan.Zero, ApiJson.Default.ChangeReport, cancellation).ConfigureAwait(false);
            Show(run, report);
            return report.NeedRestart.Count == 0 && report.Late.Count == 0 ? ExitCode.Success : ExitCode.NotYet;
        });

    public static void Show(Invocation run, ChangeReport report)
    {
        if (run.IsJson)
        {
            JsonPrinter.Print(run.Terminal, report, forms => forms.ChangeReport);
        }
        else
        {
            new PagePrinter(run.Terminal).Print(ChangeView.Page(report, run.Terminal));
        }
    }
}
