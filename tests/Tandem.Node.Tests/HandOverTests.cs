using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Planned moves between real workers with certificates: nobody who asks the address is left without an answer for long.</summary>
[Collection(Alone.Name)]
public sealed class HandOverTests(ITestOutputHelper output)
{
    /// <summary>Far below the 1.1 s that VRRP needs at this interval when nobody hands over; the aim is none.</summary>
    private const int MostLost = 10;

    private static readonly TimeSpan Heal = TimeSpan.FromSeconds(20);

    [KernelFact(Needs = "nft")]
    public async Task An_orderly_stop_a_return_and_a_drain_hand_over_and_the_drain_survives_restarts()
    {
        using var pair = new Pair();
        using var pki = Pki.For(pair.A.Address, pair.B.Address);
        var file = Pair.Configuration(coordination: "on", top: pki.Settings, interval: "300ms")
            .Replace("10.0.0.1 ", pair.A.Address + " ", StringComparison.Ordinal).Replace("10.0.0.2 ", pair.B.Address + " ", StringComparison.Ordinal);
        await pair.Start(file);
        await AreOne(pair);

        await Unnoticed(pair, "orderly stop", async () =>
        {
            Assert.Equal(0, pair.A.Stop());
            await pair.B.Becomes("Master");
        });
        Assert.True(pair.B.Transitions[^1] == "Backup -> Master, HandOver", pair.A.Said + pair.B.Said);
        Assert.Contains("web: handed over to b", pair.A.Said, StringComparison.Ordinal);

        await Unnoticed(pair, "return", async () =>
        {
            pair.A.Start(file);
            await pair.A.Becomes("Master");
        });
        Assert.True(pair.A.Transitions[^1] == "Backup -> Master, HandOver", pair.A.Said + pair.B.Said);

        // Node b hears of a drain of a while it does not run, and tells a.
        Assert.Equal(0, pair.B.Stop());
        Directory.CreateDirectory(pair.B.StateDirectory);
        await File.WriteAllTextAsync(Path.Combine(pair.B.StateDirectory, "intents-b"), "tandem intents 1\ndrain a - 1700000000000000.0 b\nend 1\n");
        await Unnoticed(pair, "drain", async () =>
        {
            pair.B.Start(file);
            await pair.B.Becomes("Master");
        });
        Assert.True(pair.B.Transitions[^1] == "Backup -> Master, HandOver", pair.A.Said + pair.B.Said);

        Assert.Equal(0, pair.A.Stop());
        pair.A.Start(file);
        await AreOne(pair);
        await pair.A.Becomes("Backup");
        await Until.Passed(TimeSpan.FromSeconds(2));
        Assert.Equal("Backup", pair.A.Role);

        // The last one that is left serves, drained or not.
        Assert.Equal(0, pair.B.Stop());
        await pair.A.Becomes("Master");
    }

    private async Task Unnoticed(Pair pair, string what, Func<Task> move)
    {
        using var pinging = new Pinging(pair.Client, Pair.Vip);
        await move();
        await Until.Passed(TimeSpan.FromMilliseconds(500));
        var (sent, received, gap) = pinging.Finish();
        output.WriteLine($"{what}: {sent - received} of {sent} lost, longest gap {gap.TotalMilliseconds:0} ms");
        Assert.InRange(sent - received, 0, MostLost);
    }

    private static async Task AreOne(Pair pair)
    {
        await pair.A.Says("peer b is a member of the cluster", Heal);
        await pair.B.Says("peer a is a member of the cluster", Heal);
    }
}
