using System.CommandLine;

namespace Tandem.Cli;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class UsageError
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>A word that is none of ours says more than that one is missing.</summary>
    public static string Of(ParseResult parsed)
    {
        var said = parsed.UnmatchedTokens is [var strange, ..] ? $"'{strange}' is not understood{Allowed(parsed)}" : parsed.Errors[0].Message;
        return $"{string.Join(' ', said.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}; see {Help(parsed.CommandResult.Command)}";
    }

    private static string Allowed(ParseResult parsed) => parsed.CommandResult.Command.Subcommands is { Count: > 0 } commands
        ? $"; allowed {string.Join(", ", commands.Select(command => command.Name))}"
        : "";

    private static string Help(Command command) => command is RootCommand ? "tandem --help" : $"tandem {command.Name} --help";
}
