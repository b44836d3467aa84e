using System.CommandLine;
using System.CommandLine.Help;
using Tandem.Cli.Commands;

namespace Tandem.Cli;

/// <summary>The command line.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        var parsed = Root(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            terminal.Errors.WriteLine($"tandem: {UsageError.Of(parsed)}");
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Errors, EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (FailedException failed)
        {
            terminal.Errors.WriteLine($"tandem: {failed.Message}");
            return failed.Code;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            terminal.Errors.WriteLine($"tandem: the answer cannot be written: {full.Message}; a command that was sent stands (see tandem status)");
            return ExitCode.Unwritten;
        }
        catch (OperationCanceledException)
        {
            terminal.Errors.WriteLine("tandem: interrupted; a command that was sent stands, and goes on (see tandem status)");
            return ExitCode.Interrupted;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var common = new CommonOptions();
        var commands = new NodeCommands(common, terminal);
        var root = new RootCommand(
            """
            Asks and instructs the Tandem node of this host.

            Exit codes: 0 done; 1 the node refused, nothing changed; 2 the command line is wrong; 3 no node answers, or this user may not
            ask it; 4 the command stands, but not every router is where it is wanted yet or does what its configuration says, or a part
            of that needs a restart; 5 (plan) something would change; 6 the answer cannot be written; 130 interrupted. A configuration that is not valid: check 2, plan and reload 1.
            """)
        {
            common.Json, common.Socket, StatusCommand.Make(commands), WatchCommand.Make(commands), ExplainCommand.Make(commands),
            EventsCommand.Make(commands), MatrixCommand.Make(commands), PkiCommand.Make(common, terminal),
        };
        root.Add(PlanCommand.MakeCheck(common, terminal));
        root.Add(PlanCommand.Make(commands));
        root.Add(ReloadCommand.Make(commands));
        foreach (var command in ApplyCommand.Make(commands).Concat(MoveCommands.Make(commands)))
        {
            root.Add(command);
        }

        root.Add(DashboardCommand.Make(commands, common));
        root.Add(DoctorCommand.Make(common, terminal));
        root.Add(CaptureCommand.Make());
        root.Add(TokenCommand.Make(terminal));
        root.Add(CompletionCommand.Make(terminal));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            // A word that begins with a slash is a path here.
            help.Aliases.Remove("/h");
            help.Aliases.Remove("/?");
        }

        return root;
    }
}
