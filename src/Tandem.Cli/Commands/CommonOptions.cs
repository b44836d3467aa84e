using System.CommandLine;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Commands;

/// <summary>What every command understands.</summary>
internal sealed class CommonOptions
{
    public Option<bool> Json { get; } = new("--json") { Description = "Print what the node says, as JSON.", Recursive = true };

    public Option<string> Socket { get; } = new("--socket")
    {
        Description = "The node's socket.",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = _ => ApiRoutes.DefaultSocket,
    };
}
