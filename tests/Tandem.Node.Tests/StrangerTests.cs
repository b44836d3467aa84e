using Tandem.Node.Tests.Harness;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Node.Tests;

/// <summary>
/// Who is not who he says, on the LAN of two real workers that can ask each other, and then cannot. One pair for all of it. The backup's skew
/// at priority 10 is 246/256 of 500 ms, so that a denial has 480 ms to arrive.
/// </summary>
[Collection(Alone.Name)]
public sealed class StrangerTests(ITestOutputHelper output)
{
    private const string Stranger = "192.0.2.77";
    private static readonly AdvertisementInterval Interval = new(50);

    [KernelFact(Needs = "nft,ping")]
    public async Task A_stranger_moves_nothing_while_the_nodes_can_ask_each_other_and_they_say_when_they_cannot()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        var network = new ManagementNetwork(pair);
        await pair.Start(File(pki));
        await AreAttested(pair);
        var (a, b) = (pair.A.Transitions, pair.B.Transitions);

        using (var ping = new Pinging(pair.Client, Pair.Vip))
        {
            await Forge(pair, Stranger, 255, seconds: 2);
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

        // Each reason is said once a minute: whoever has waited long for the other at the start has said it then.
        network.Cut();
        await pair.A.Says("web: plain VRRP, whoever sends a valid advertisement is believed, because b is not reached over the management network");
        await pair.B.Says("web: plain VRRP, whoever sends a valid advertisement is believed, because a is not reached over the management network");
        using (new Forger(pair.Client, Stranger, 255, Interval))
        {
            await pair.A.Becomes("Backup");
        }

        await pair.A.Becomes("Master");
        network.Heal();
        await AreAttested(pair);
        await Differ(pair, pki);
    }

    /// <summary>Both reach each other, and have said last that they believe none but members.</summary>
    private static Task<TimeSpan> AreAttested(Pair pair) => Until.True(
        "members stand for their advertisements",
        () => IsAttested(pair.A) && IsAttested(pair.B),
        Until.Long,
        () => pair.A.Said + pair.B.Said);

    private static bool IsAttested(Machine machine) =>
        machine.LastSaidAt("web: attested") > machine.LastSaidAt("web: plain VRRP")
        && machine.LastSaidAt("is a member of the cluster", "is back over the management network") > machine.LastSaidAt("is not reached over the management network any more");

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

    private static string File(Pki pki, string router = "") => Pair.Configuration($"priorities {{ a = 150, b = 10 }}\n{router}", coordination: "on", top: pki.Settings, interval: "500ms");

    private static int Times(Machine machine, string text) => machine.Said.Split(text).Length - 1;
}
