using System.CommandLine;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Commands;

/// <summary>"tandem plan" and "tandem check".</summary>
internal static class PlanCommand
{
    public static Command Make(NodeCommands commands)
    {
        var file = new Argument<string>("FILE") { Description = "A configuration of the whole cluster." };
        return commands.Of("plan", "What a configuration would change on each node, and which addresses would move. Nothing changes.", [file], async (run, cancellation) =>
        {
            var request = new ConfigurationRequest(ConfigurationText.Read(run.Parsed.GetValue(file)!));
            var report = await run.Client.PostAsync(ApiRoutes.Plan, request, ApiRequests.Default.ConfigurationRequest, TimeSpan.Zero, ApiJson.Default.ChangeReport, cancellation).ConfigureAwait(false);
            ReloadCommand.Show(run, report);
            return report.IsNothing ? ExitCode.Success : ExitCode.WouldChange;
        });
    }

    /// <summary>The work of tandem-node, which needs no running node for it.</summary>
    public static Command MakeCheck(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A configuration of the whole cluster." };
        var node = new Option<string?>("--node") { Description = "Show what this node would do. Default: all of them.", HelpName = "NAME" };
        var command = new Command("check", "Whether a configuration is valid, and what each node would do by it. Needs no running node.") { file, node };
        command.SetAction((parsed, cancellation) => WorkerProgram.RunAsync(
            ["--check", parsed.GetValue(file)!, .. parsed.GetValue(node) is { } name ? (string[])["--node", name] : []], parsed.GetValue(common.Json), terminal, cancellation));
        return command;
    }
}
