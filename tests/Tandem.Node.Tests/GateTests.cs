using System.Globalization;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Other programs use nftables too: what they do to the gate moves no address.</summary>
[Collection(Alone.Name)]
public sealed class GateTests(ITestOutputHelper output)
{
    private const string Rebuilt = "eth0: the gate was missing and stands again";

    /// <summary>The requirement is 250 ms; a busy machine gets a second.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    [KernelFact(Needs = "nft,ping")]
    public async Task A_flushed_ruleset_is_rebuilt_and_nothing_moves()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "100ms"));
        using var pinging = new Pinging(pair.Client, Pair.Vip);

        pair.A.Network.Run("nft", "flush", "ruleset");
        var flushedAt = TimeProvider.System.GetUtcNow();
        await pair.A.Says(Rebuilt);
        var took = pair.A.SaidAt(Rebuilt) - flushedAt;
        await Until.Passed(TimeSpan.FromSeconds(1));

        var (sent, received, gap) = pinging.Finish();
        output.WriteLine($"the gate stood again after {took.TotalMilliseconds:0} ms; {sent - received} of {sent} pings lost, longest gap {gap.TotalMilliseconds:0} ms");
        Assert.True(took < Bound, $"the gate stood again after {took.TotalMilliseconds} ms");
        Assert.InRange(sent - received, 0, 30);
        pair.IsUnmoved();
        Assert.True(Passes(pair.A), "the rebuilt gate lets nothing pass");
    }

    [KernelFact(Needs = "nft,ping")]
    public async Task Loading_400000_elements_beside_it_moves_nothing()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "100ms"));
        using var pinging = new Pinging(pair.Client, Pair.Vip);

        var took = LoadManyElements(pair.A);

        var (sent, received, gap) = pinging.Finish();
        output.WriteLine($"load took {took.TotalMilliseconds:0} ms; {sent - received} of {sent} pings lost, longest gap {gap.TotalMilliseconds:0} ms");
        Assert.InRange(sent - received, 0, 30);
        pair.IsUnmoved();
    }

    [KernelFact(Needs = "nft,ping")]
    public async Task A_flush_and_a_load_together_move_nothing()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration(interval: "100ms"));
        using var pinging = new Pinging(pair.Client, Pair.Vip);

        var took = LoadManyElements(pair.A, "flush ruleset\n");
        await pair.A.Says(Rebuilt);
        await Until.Passed(TimeSpan.FromSeconds(1));

        var (sent, received, gap) = pinging.Finish();
        output.WriteLine($"load took {took.TotalMilliseconds:0} ms; {sent - received} of {sent} pings lost, longest gap {gap.TotalMilliseconds:0} ms");
        pair.IsUnmoved();
        Assert.True(Passes(pair.A), "the rebuilt gate lets nothing pass");
        Assert.True(Pair.Answers(pair.Client), "the address does not answer afterwards");
    }

    private static TimeSpan LoadManyElements(Machine machine, string before = "")
    {
        var file = Path.Combine(machine.RunDirectory, "elements.nft");
        var elements = Enumerable.Range(0, 400_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"));
        File.WriteAllText(file, $"{before}table inet other {{\nset many {{\ntype ipv4_addr\nelements = {{ {string.Join(", ", elements)} }}\n}}\n}}\n");
        var start = TimeProvider.System.GetTimestamp();
        machine.Network.Run("nft", "-f", file);
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static bool Passes(Machine machine) =>
        machine.Network.Run("nft", "list", "set", "netdev", "tandem-eth0", "master").Contains("elements", StringComparison.Ordinal);
}
