using System.Text.Json;
using Tandem.Testing;

namespace Tandem.Node.Tests.Harness;

/// <summary>Somebody at a node with "tandem".</summary>
internal static class Operator
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    internal static Invocation Run(Machine machine, params string[] command)
    {
        using var program = Begin(machine, command);
        return new(program.WaitForExit(Limit), program.Output, program.Error);
    }

    /// <summary>Somebody who goes on looking.</summary>
    internal static RunningProgram Begin(Machine machine, params string[] command) =>
        new(Binary.CommandLine, [.. command, "--socket", Path.Combine(machine.RunDirectory, "api.sock")]);

    /// <summary>Who is known to hold the router, and how the nodes are: "web on a; a reachable, b silent".</summary>
    internal static string Sees(Machine machine)
    {
        var run = Run(machine, "status", "--json");
        if (run.Code != 0)
        {
            return run.Error;
        }

        using var status = JsonDocument.Parse(run.Output);
        var root = status.RootElement;
        var routers = root.GetProperty("routers").EnumerateArray().Select(router => $"{router.GetProperty("name")} on {router.GetProperty("master").GetString() ?? "?"}");
        var nodes = root.GetProperty("nodes").EnumerateArray().Select(node => $"{node.GetProperty("name")} {node.GetProperty("state")}");
        return $"{string.Join(", ", routers)}; {string.Join(", ", nodes)}";
    }
}
