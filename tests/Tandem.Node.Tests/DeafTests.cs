using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>
/// Real workers with a channel of their own; the switch no longer delivers to one of them, and still takes what it sends. Deafness is noticed
/// after 2.5 s at most, and a Backup that has just heard its Master waits 4.5 s. It preempts nobody, so that it is a Backup for as long as it hears.
/// </summary>
public sealed class DeafTests(ITestOutputHelper output)
{
    private const string DeafA = "node a is deaf on segment front: b hears it, and it hears nobody";

    [KernelFact(Needs = "nft")]
    public async Task A_deaf_node_hands_over_and_stays_out_as_Master_and_as_Backup_until_it_hears_again()
    {
        using var pair = new Pair();
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        _ = new ManagementNetwork(pair);
        await pair.Start(Pair.Configuration("preempt = off", coordination: "on", top: pki.Settings, interval: "1500ms"));
        await pair.A.Says("peer b is a member of the cluster");
        await pair.B.Says("peer a is a member of the cluster");
        await HearEachOther(pair);

        Deafen(pair);
        output.WriteLine($"b is Master after {(await Until.True("b is Master", () => pair.B.Role == "Master", Until.Long, () => pair.A.Said + pair.B.Said)).TotalSeconds:0.00} s");
        await Until.True("a has let go", () => pair.A.Transitions[^1] == "Master -> Initialize, Deaf" && !pair.A.Holds(Pair.Vip), Until.Long, () => pair.A.Said);
        await pair.A.Says(DeafA);
        await pair.B.Says(DeafA);
        Assert.True(Pair.Answers(pair.Client), "nobody answers");
        await Tells(pair.B, "node a is deaf on segment front", "web: Master -> Initialize, Deaf");

        // What it is told to do lasts 3 s at first, and then 1.5 s each time.
        await Until.Passed(TimeSpan.FromSeconds(4));
        AssertServes(pair);

        Hear(pair);
        await pair.A.Becomes("Backup");
        await HearEachOther(pair);
        using (var advertisements = new PortTap(pair, pair.B, "ip proto 112"))
        {
            await Until.True("b advertises", () => advertisements.Lines.Count > 0, Until.Long, () => pair.B.Said);
        }

        Deafen(pair);
        await Until.True("a is out", () => pair.A.Transitions[^1] == "Backup -> Initialize, Deaf", Until.Long, () => pair.A.Said + pair.B.Said);
        await Until.Passed(TimeSpan.FromSeconds(2));
        AssertServes(pair);

        Hear(pair);
        await pair.A.Becomes("Backup");
        await pair.A.Says("over: " + DeafA);
    }

    /// <summary>a is out, and b has never let go.</summary>
    private static void AssertServes(Pair pair)
    {
        Assert.True(pair.A.Role == "Initialize", pair.A.Said);
        Assert.True(pair.B.Role == "Master" && pair.B.Transitions.Count(line => line.Contains("-> Master", StringComparison.Ordinal)) == 1, pair.B.Said);
    }

    /// <summary>As both of them say, and a knows of both.</summary>
    private static async Task HearEachOther(Pair pair)
    {
        var matrix = "";
        await Until.True("both hear each other", () => Says(matrix = Operator.Run(pair.A, "matrix", "--json").Output, "hears") >= 2 && Says(matrix, "deaf") == 0, Until.Long, () => matrix);
    }

    /// <summary>Whoever asks there why the router is where it is, is told the one before the other.</summary>
    private static async Task Tells(Machine machine, string cause, string effect)
    {
        var told = "";
        await Until.True("cause and effect are one story", () => At(effect, told = Operator.Run(machine, "explain", "web").Output) > At(cause, told) && At(cause, told) > 0, Until.Long, () => told);

        static int At(string what, string told) => told.IndexOf(what, StringComparison.Ordinal);
    }

    private static int Says(string matrix, string state) => matrix.Split($"\"{state}\"").Length - 1;

    private static void Deafen(Pair pair)
    {
        pair.Switch.Run("nft", "add", "table", "netdev", "cut");
        pair.Switch.Run("nft", "add", "chain", "netdev", "cut", "out", "{ type filter hook egress device to-a priority 0; policy drop; }");
    }

    private static void Hear(Pair pair) => pair.Switch.Run("nft", "delete", "table", "netdev", "cut");
}
