using System.CommandLine;
using System.Text;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Commands;

/// <summary>What every command understands.</summary>
internal sealed class CommonOptions
{
    /// <summary>Bytes that the kernel takes as a socket's path.</summary>
    private const int LongestSocket = 107;

    public CommonOptions() => Socket.Validators.Add(result =>
    {
        if (result.Tokens is [var path] && Encoding.UTF8.GetByteCount(path.Value) is 0 or > LongestSocket)
        {
            result.AddError($"--socket has {Encoding.UTF8.GetByteCount(path.Value)} bytes; allowed 1..{LongestSocket}");
        }
    });

    public Option<bool> Json { get; } = new("--json") { Description = "Print what the node says, as JSON.", Recursive = true };

    public Option<string> Socket { get; } = new("--socket")
    {
        Description = "The node's socket.",
        HelpName = "PATH",
        Recursive = true,
        DefaultValueFactory = _ => ApiRoutes.DefaultSocket,
    };
}
