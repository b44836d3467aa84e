using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Real workers that share their channel and no longer the segment: the client, who is the witness, is on a's side.</summary>
public sealed class SplitTests(ITestOutputHelper output)
{
    private const string TwoMasters = "a and b are both Master of front-4-51 and cannot hear each other: ";

    [KernelFact(Needs = "nft")]
    public async Task Two_Masters_are_told_of_on_both_nodes_the_one_without_the_witness_lets_go_and_a_heal_leaves_one()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        var file = Pair.Configuration(coordination: "on", top: pki.Settings)
            .Replace("interface = eth0,", $"interface = eth0, arbitration {{ mode = witness, witness = {pair.Client.Address} }},", StringComparison.Ordinal);
        pair.A.Start(file);
        pair.B.Start(file);
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        foreach (var node in (Machine[])[pair.A, pair.B])
        {
            await Until.True($"{node.Name} knows who hears whom", () => Operator.Hearing(node) is ["a hears b", "b hears a"], Until.Long, () => node.Said);
        }

        var masterships = Masterships(pair.A);
        pair.Switch.Run("nft", "add", "table", "bridge", "split");
        pair.Switch.Run("nft", "add", "chain", "bridge", "split", "between", "{ type filter hook forward priority 0; policy accept; }");
        pair.Switch.Run("nft", "add", "rule", "bridge", "split", "between", "iifname", "to-b", "drop");
        pair.Switch.Run("nft", "add", "rule", "bridge", "split", "between", "oifname", "to-b", "drop");
        await pair.B.Becomes("Master");
        await Task.WhenAll(Shows(pair.A), Shows(pair.B));
        Assert.True(Says(pair.A, TwoMasters) && Says(pair.B, TwoMasters), pair.A.Said + pair.B.Said);

        var alone = await Until.True(
            "b lets go", () => pair.B.Transitions[^1] == "Master -> Initialize, Arbitrated" && !pair.B.Holds(Pair.Vip), Until.Long, () => pair.B.Said);
        output.WriteLine($"both told it, and b let go {alone.TotalSeconds:0.0} s after that");
        Assert.Equal("Master", pair.A.Role);
        Assert.True(Pair.Answers(pair.Client), "nobody answers");

        pair.Switch.Run("nft", "delete", "table", "bridge", "split");
        await pair.B.Becomes("Backup");
        Assert.Equal(("Master", masterships), (pair.A.Role, Masterships(pair.A)));
    }

    private static Task<TimeSpan> Shows(Machine machine)
    {
        IReadOnlyList<string> problems = [];
        bool Look()
        {
            problems = Operator.Problems(machine);
            return problems.Contains("critical several Masters, a and b: web") && problems.Any(problem => problem.StartsWith($"warning {TwoMasters}", StringComparison.Ordinal));
        }

        return Until.True($"{machine.Name} shows it", Look, Until.Long, () => string.Join('\n', problems) + machine.Said);
    }

    private static bool Says(Machine machine, string text) => machine.Said.Contains(text, StringComparison.Ordinal);

    private static int Masterships(Machine machine) => machine.Transitions.Count(transition => transition.Contains("-> Master", StringComparison.Ordinal));
}
