using System.CommandLine;
using System.Globalization;
using Tandem.Api.Contracts;
using Tandem.Cli.Output;
using Tandem.Cli.Views;

namespace Tandem.Cli.Commands;

/// <summary>"tandem apply" and "tandem confirm".</summary>
internal static class ApplyCommand
{
    /// <summary>The nodes are asked twice or three times, each within seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IEnumerable<Command> Make(NodeCommands commands)
    {
        var file = new Argument<string>("FILE") { Description = "A configuration of the whole cluster." };
        var within = new Option<int>("--confirm-within") { Description = "All nodes go back after so many seconds, 5..3600, unless 'tandem confirm' came. Default: it is confirmed at once.", HelpName = "SECONDS" };
        within.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 5 or > 3600))
            {
                result.AddError($"--confirm-within is {result.Tokens[0].Value}; allowed 5..3600 seconds");
            }
        });
        yield return commands.Of("apply", "Have all nodes follow a configuration, or none; then it is in their files.", [file, within], async (run, cancellation) =>
        {
            var request = new ApplyRequest(ConfigurationText.Read(run.Parsed.GetValue(file)!), run.Parsed.GetValue(within));
            return Show(run, await run.Client.PostAsync(ApiRoutes.Apply, request, ApiRequests.Default.ApplyRequest, Patience, ApiJson.Default.ApplyReport, cancellation).ConfigureAwait(false));
        });
        yield return commands.Of("confirm", "Have the configuration stay that was applied with --confirm-within.", [], async (run, cancellation) =>
            Show(run, await run.Client.PostAsync(ApiRoutes.Confirm, new ConfirmRequest(), ApiRequests.Default.ConfirmRequest, Patience, ApiJson.Default.ApplyReport, cancellation).ConfigureAwait(false)));
    }

    private static int Show(Invocation run, ApplyReport report)
    {
        if (run.IsJson)
        {
            JsonPrinter.Print(run.Terminal, report, forms => forms.ApplyReport);
        }
        else
        {
            new PagePrinter(run.Terminal).Print(ApplyView.Page(report, run.Terminal));
        }

        return report.Remarks.Count == 0 ? ExitCode.Success : ExitCode.NotYet;
    }
}
