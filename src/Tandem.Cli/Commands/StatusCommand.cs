using System.CommandLine;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem status".</summary>
internal static class StatusCommand
{
    public static Command Make(NodeCommands commands)
    {
        var all = new Option<bool>("--all") { Description = "Show each router, also where a terminal has fewer lines." };
        return commands.Of("status", "Who holds which address and why, on all nodes.", [all], async (run, cancellation) =>
        {
            var report = await run.Client.GetAsync(ApiRoutes.Status, ApiJson.Default.StatusReport, cancellation).ConfigureAwait(false);
            if (run.IsJson)
            {
                JsonPrinter.Print(run.Terminal, report, forms => forms.StatusReport);
            }
            else
            {
                new PagePrinter(run.Terminal).Print(new StatusView(report, run.Terminal, run.Parsed.GetValue(all)).Page());
            }

            return ExitCode.Success;
        });
    }
}
