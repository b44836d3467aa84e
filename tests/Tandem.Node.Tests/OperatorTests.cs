using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What an operator sees and does with "tandem" on two real nodes.</summary>
public sealed class OperatorTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(20);

    [KernelFact(Needs = "nft")]
    public async Task An_operator_sees_who_holds_what_drains_a_node_takes_it_back_and_sees_one_die()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        await pair.Start(Pair.Configuration(coordination: "on", top: pki.Settings));
        await Sees(pair.A, "web on a; a reachable, b reachable");
        Tell(Operator.Run(pair.B, "status"));

        using var follower = Operator.Begin(pair.B, "events", "--follow");

        Tell(Operator.Run(pair.B, "drain", "a"));
        Assert.True(pair.B.Holds(Pair.Vip) && !pair.A.Holds(Pair.Vip), pair.A.Said + pair.B.Said);
        await Sees(pair.A, "web on b; a reachable, b reachable");

        await Until.True("the follower is shown the drain", () => follower.Output.Contains("operator: Drain a", StringComparison.Ordinal), Joining, () => follower.Output + follower.Error);
        Assert.Contains("HandOver: the Master handed it over", Tell(Operator.Run(pair.A, "explain", "web")), StringComparison.Ordinal);

        Tell(Operator.Run(pair.A, "undrain", "a"));
        Assert.True(pair.A.Holds(Pair.Vip) && !pair.B.Holds(Pair.Vip), pair.A.Said + pair.B.Said);

        pair.B.Kill();

        await Sees(pair.A, "web on a; a reachable, b silent");
        Tell(Operator.Run(pair.A, "status"));
        Assert.Contains("operator: Drain a", Tell(Operator.Run(pair.A, "timeline", "--since", "10m")), StringComparison.Ordinal);
        Assert.Equal(0, pair.A.Stop());
        var (code, _, error) = Operator.Run(pair.A, "status");
        Assert.Equal(3, code);
        Assert.StartsWith("tandem: no node answers on ", error, StringComparison.Ordinal);
    }

    private static Task<TimeSpan> Sees(Machine machine, string what)
    {
        var seen = "";
        return Until.True($"{machine.Name} shows '{what}'", () => (seen = Operator.Sees(machine)) == what, Joining, () => $"{seen}\n{machine.Said}");
    }

    private string Tell(Invocation run)
    {
        output.WriteLine(run.Output + run.Error);
        Assert.Equal(0, run.Code);
        return run.Output;
    }
}
