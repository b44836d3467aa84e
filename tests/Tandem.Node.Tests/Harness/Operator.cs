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

    /// <summary>What the node says somebody should look at: "warning node a is deaf on ...".</summary>
    internal static IReadOnlyList<string> Problems(Machine machine) =>
        Ask(machine, "status", "problems", problem => $"{problem.GetProperty("severity").GetString()} {problem.GetProperty("text").GetString()}");

    /// <summary>Who hears whom, as the node knows it: "a hears b".</summary>
    internal static IReadOnlyList<string> Hearing(Machine machine) => Ask(
        machine, "matrix", "cells", cell => $"{cell.GetProperty("listener").GetString()} {cell.GetProperty("state").GetString()} {cell.GetProperty("speaker").GetString()}");

    /// <summary>How each router stands on the node itself: "web backup 251, moved to b".</summary>
    internal static IReadOnlyList<string> Stands(Machine machine) => Ask(machine, "status", "routers", router =>
    {
        var here = router.GetProperty("nodes").EnumerateArray().First(node => node.GetProperty("node").GetString() == machine.Name);
        var moved = router.GetProperty("movedTo").GetString() is { } target ? $", moved to {target}" : "";
        return $"{router.GetProperty("name").GetString()} {here.GetProperty("state").GetString()} {here.GetProperty("priority")}{moved}";
    });

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

    private static IReadOnlyList<string> Ask(Machine machine, string command, string list, Func<JsonElement, string> words)
    {
        var run = Run(machine, command, "--json");
        if (run.Code != 0)
        {
            return [run.Error];
        }

        using var answer = JsonDocument.Parse(run.Output);
        return [.. answer.RootElement.GetProperty(list).EnumerateArray().Select(words)];
    }
}
