using System.CommandLine;

namespace Tandem.Cli.Commands;

/// <summary>"tandem doctor": the work of tandem-node, which needs no running node for it.</summary>
internal static class DoctorCommand
{
    public static Command Make(CommonOptions common, Terminal terminal)
    {
        var file = new Option<string>("--config") { Description = "The cluster's configuration.", HelpName = "FILE", DefaultValueFactory = _ => "/etc/tandem/tandem.conf" };
        var node = new Option<string?>("--node") { Description = "Which of its nodes this is. Default: the host's name.", HelpName = "NAME" };
        var command = new Command("doctor", "What on this machine would keep the node from its work, each with its cure. Changes nothing; 1 when there is trouble.") { file, node };
        command.SetAction((parsed, cancellation) => WorkerProgram.RunAsync(
            ["--doctor", "--config", parsed.GetValue(file)!, .. parsed.GetValue(node) is { } name ? (string[])["--node", name] : []], parsed.GetValue(common.Json), terminal, cancellation));
        return command;
    }
}
