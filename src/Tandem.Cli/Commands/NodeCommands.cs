using System.CommandLine;
using Tandem.Cli.Client;

namespace Tandem.Cli.Commands;

/// <summary>Makes commands that ask the node.</summary>
/// <param name="common">What each of them understands.</param>
/// <param name="terminal">Where the words go.</param>
internal sealed class NodeCommands(CommonOptions common, Terminal terminal)
{
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="run">Returns the exit code.</param>
    public Command Of(string name, string description, IReadOnlyList<Symbol> symbols, Func<Invocation, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = new ApiClient(parsed.GetValue(common.Socket)!);
            return await run(new Invocation(parsed, terminal, client, parsed.GetValue(common.Json)), cancellation).ConfigureAwait(false);
        });
        return command;
    }
}
