using Tandem.Node.Tests.Harness;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Node.Tests;

/// <summary>
/// Who is not who he says, on the LAN of two real workers that can ask each other, and then cannot. One pair for all of it. The backup's skew
/// at priority 100 is 156/256 of 300 ms, so that a denial has 180 ms to arrive.
/// </summary>
public sealed class StrangerTests(ITestOutputHelper output)
{
    private const string Stranger = "192.0.2.77";
    private static readonly AdvertisementInterval Interval = new(30);

    [KernelFact(Needs = "nft,ping")]
    public async Task A_stranger_moves_nothing_while_the_nodes_can_ask_each_other_and_they_say_when_they_cannot()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        var network = new ManagementNetwork(pair);
        await pair.Start(File(pki));
        await pair.A.Says("web: attested");
        await pair.B.Says("web: attested");
        var (a, b) = (pair.A.Transitions, pair.B.Transitions);

        using (var ping = new Pinging(pair.Client, Pair.Vip))
        {
            await Forge(pair, Stranger, 255, seconds: 5);
            await Forge(pair, pair.A.Address, 0, seconds: 0.5);
            await Forge(pair, pair.B.Address, 255, seconds: 0.5);
            await Forge(pair, pair.A.Address, 255, seconds: 0.5);
            var (sent, received, gap) = ping.Finish();
            output.WriteLine($"{sent} asked, {received} answered, longest gap {gap.TotalMilliseconds:0} ms");
            Assert.InRange(sent - received, 0, 1);
        }

        Assert.True(pair.A.Transitions.SequenceEqual(a) && pair.B.Transitions.SequenceEqual(b), pair.A.Said + pair.B.Said);
        await pair.A.Says($"an advertisement of {Stranger}, sent from the Ethernet address {Forger.Mac}, was not believed");
        await pair.A.Says($"an advertisement of {pair.B.Address}, sent from the Ethernet address {Forger.Mac}, was not believed");
        Assert.Equal(1, Times(pair.A, $"an advertisement of {Stranger}, sent"));

        network.Cut();
        await pair.A.Says("web: plain VRRP, whoever sends a valid advertisement is believed, because b is not reached over the management network");
        await pair.B.Says("web: plain VRRP, whoever sends a valid advertisement is believed, because a is not reached over the management network");
        using (new Forger(pair.Client, Stranger, 255, Interval))
        {
            await pair.A.Becomes("Backup");
        }

        await pair.A.Becomes("Master");
        network.Heal();
        await Until.True("attested again", () => Times(pair.A, "web: attested") == 2, Until.Long, () => pair.A.Said);
        await Differ(pair, pki);
    }

    /// <summary>b comes back with another file: both name the difference, and nothing moves.</summary>
    private static async Task Differ(Pair pair, Pki pki)
    {
        var a = pair.A.Transitions;
        Assert.Equal(0, pair.B.Stop());
        pair.B.Start(File(pki, "accept = off"));
        await pair.B.Becomes("Backup");

        foreach (var machine in new[] { pair.A, pair.B })
        {
            await machine.Says("the nodes are not configured alike: web: accept differs: on on a; off on b");
            Assert.Equal(1, Times(machine, "the nodes are not configured alike"));
        }

        Assert.Equal(a, pair.A.Transitions);
        Assert.Equal(["Initialize -> Backup, Startup"], pair.B.Transitions);
    }

    private static async Task Forge(Pair pair, string source, byte priority, double seconds)
    {
        using var forger = new Forger(pair.Client, source, priority, Interval);
        await Until.Passed(TimeSpan.FromSeconds(seconds));
        Assert.InRange(forger.Sent, 5, int.MaxValue);
    }

    private static string File(Pki pki, string router = "") => Pair.Configuration($"priorities {{ a = 150, b = 100 }}\n{router}", coordination: "on", top: pki.Settings)
        .Replace("advertisement-interval = 100ms", "advertisement-interval = 300ms", StringComparison.Ordinal);

    private static int Times(Machine machine, string text) => machine.Said.Split(text).Length - 1;
}
