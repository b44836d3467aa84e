using System.CommandLine;
using Tandem.Configuration;

namespace Tandem.Node;

/// <summary>The command line of the worker process.</summary>
internal static class NodeCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var config = new Option<string?>("--config") { Description = "The cluster's configuration, the same file on every node.", HelpName = "FILE" };
        var node = new Option<string?>("--node") { Description = "Which of its nodes this is. Default: the host's name.", HelpName = "NAME" };
        var check = new Option<string?>("--check") { Description = "Only check a configuration, say what the node would do, and touch nothing.", HelpName = "FILE" };
        var doctor = new Option<bool>("--doctor") { Description = "Only say what on this machine would keep the node from its work, each with its cure. Needs --config." };
        var log = new Option<LogFormat>("--log") { Description = "How log lines are written to standard output.", DefaultValueFactory = _ => LogFormat.Text };
        var (pki, capture) = (new PkiCommand(), new CaptureCommand());
        var command = new RootCommand("Tandem's worker: makes virtual IP addresses highly available with VRRP.") { config, node, check, doctor, log };
        foreach (var option in pki.Options.Concat(capture.Options))
        {
            command.Add(option);
        }

        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                errors.WriteLine($"tandem-node: {error.Message}");
            }

            return ExitCode.Misconfigured;
        }

        command.SetAction((result, _) => (result.GetValue(check), result.GetValue(config)) switch
        {
            _ when pki.IsAskedFor(result) => Task.FromResult(pki.Run(result, result.GetValue(config), output, errors)),
            _ when capture.IsAskedFor(result) => Task.FromResult(capture.Run(result, result.GetValue(config), result.GetValue(node), output, errors)),
            (null, { } file) when result.GetValue(doctor) => Examine(file, result.GetValue(node), output, errors),
            ({ } file, _) => Task.FromResult(Check(file, result.GetValue(node), output, errors)),
            (null, { } file) => Start(file, result.GetValue(node), result.GetValue(log), errors),
            _ => Task.FromResult(Usage(errors)),
        });
        var invocation = new InvocationConfiguration { Output = output, Error = errors, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    private static int Check(string file, string? node, TextWriter output, TextWriter errors)
    {
        if (ConfigurationFile.Read(file, errors) is not { } cluster)
        {
            return ExitCode.Misconfigured;
        }

        var names = cluster.Nodes.Select(known => known.Name);
        foreach (var name in node is null ? names : [node])
        {
            if (ConfigurationFile.ForNode(cluster, file, name, errors) is not { } own)
            {
                return ExitCode.Misconfigured;
            }

            output.WriteLine(EffectiveConfiguration.Render(own));
        }

        output.WriteLine($"{file}: valid");
        return ExitCode.Success;
    }

    private static Task<int> Start(string file, string? node, LogFormat log, TextWriter errors) =>
        ConfigurationFile.Read(file, errors, out var text) is { } cluster
        && ConfigurationFile.ForNode(cluster, file, node ?? Environment.MachineName, errors) is { } own
            ? NodeProcess.RunAsync(file, text, cluster, own, log, errors)
            : Task.FromResult(ExitCode.Misconfigured);

    private static Task<int> Examine(string file, string? node, TextWriter output, TextWriter errors) =>
        ConfigurationFile.Read(file, errors) is { } cluster && ConfigurationFile.ForNode(cluster, file, node ?? Environment.MachineName, errors) is { } own
            ? DoctorCommand.RunAsync(own, output)
            : Task.FromResult(ExitCode.Misconfigured);

    private static int Usage(TextWriter errors)
    {
        errors.WriteLine("tandem-node: --config FILE is missing (or --check FILE, or --pki); see tandem-node --help");
        return ExitCode.Misconfigured;
    }
}
