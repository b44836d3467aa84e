using System.CommandLine;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem matrix".</summary>
internal static class MatrixCommand
{
    public static Command Make(NodeCommands commands) => commands.Of("matrix", "Which node hears which other on the LAN.", [], async (run, cancellation) =>
    {
        var report = await run.Client.GetAsync(ApiRoutes.Matrix, ApiJson.Default.MatrixReport, cancellation).ConfigureAwait(false);
        if (run.IsJson)
        {
            JsonPrinter.Print(run.Terminal, report, forms => forms.MatrixReport);
        }
        else
        {
            new PagePrinter(run.Terminal).Print(new MatrixView(report, run.Terminal).Page());
        }

        return ExitCode.Success;
    });
}
