using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>One document for two real nodes: planned, tried, taken back by themselves, and kept.</summary>
public sealed class ApplyTests(ITestOutputHelper output)
{
    private const string More = "192.0.2.110";

    [KernelFact(Needs = "nft")]
    public async Task Both_nodes_follow_on_trial_go_back_by_themselves_and_keep_what_is_confirmed()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        string Document(string addresses) => Pair.Configuration(coordination: "on", addresses: addresses, top: $"timeline.directory = \"{pair.B.RecordDirectory}\"\n{pki.Settings}");
        var (before, wanted) = (Document($"\"{Pair.Vip}/24\""), Document($"\"{Pair.Vip}/24\", \"{More}/24\""));
        await pair.Start(before);
        await Until.True("the nodes reach each other", () => Operator.Sees(pair.B) == "web on a; a reachable, b reachable", Until.Long, () => pair.A.Said + pair.B.Said);
        using var pinging = new Pinging(pair.Client, Pair.Vip, "0.001");

        Tell(5, Operator.Run(pair.B, "plan", Offer(pair, wanted)));
        Assert.False(pair.A.Holds(More));
        Tell(1, Operator.Run(pair.B, "apply", Offer(pair, wanted.Replace("vrid = 51", "vrid = 0", StringComparison.Ordinal))));

        Tell(0, Operator.Run(pair.B, "apply", Offer(pair, wanted), "--confirm-within", "5"));
        Assert.True(pair.A.Holds(More), pair.A.Said);
        await Until.True("nobody confirms, and both are back", () => !pair.A.Holds(More) && pair.B.Said.Contains("back to the configuration before", StringComparison.Ordinal), Until.Long, () => pair.A.Said + pair.B.Said);
        Assert.Equal((before, before), Files(pair));

        Tell(0, Operator.Run(pair.B, "apply", Offer(pair, wanted), "--confirm-within", "60"));
        Tell(0, Operator.Run(pair.A, "confirm"));
        Assert.True(pair.A.Holds(More), pair.A.Said);
        Assert.Equal((wanted, wanted), Files(pair));

        var (sent, lost) = pinging.FinishWithHoles();
        Assert.True(sent > 100 && lost.Count == 0, $"{lost.Count} of {sent} lost: {string.Join(", ", lost)}\n{pair.A.Said}");
        pair.IsUnmoved();
    }

    private static string Offer(Pair pair, string document)
    {
        var file = Path.Combine(pair.B.RunDirectory, "offered.conf");
        File.WriteAllText(file, document);
        return file;
    }

    private static (string A, string B) Files(Pair pair) =>
        (File.ReadAllText(Path.Combine(pair.A.RunDirectory, "tandem.conf")), File.ReadAllText(Path.Combine(pair.B.RunDirectory, "tandem.conf")));

    private void Tell(int code, Invocation run)
    {
        output.WriteLine(run.Output + run.Error);
        Assert.True(run.Code == code, $"exit code {run.Code}\n{run.Output}{run.Error}");
    }
}
