using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Who may talk to real workers, whose management addresses are on the segment of the virtual router. No refusal and no rotation costs an address.</summary>
public sealed class TlsTests(ITestOutputHelper output)
{
    private const string Off = "coordination.tls.mode = off";
    private static readonly TimeSpan Heal = TimeSpan.FromSeconds(40);

    [KernelFact(Needs = "nft")]
    public async Task Without_certificates_there_is_no_channel_but_one_line_and_they_are_used_as_soon_as_they_are_there()
    {
        using var pair = new Pair();
        using var pki = new Pki();
        await pair.Start(File(pair, pki.Settings));
        await pair.A.Says($"coordination cannot start: {pki.TrustFile} is missing; make the authority (tandem-node --pki init --config FILE)");
        await Until.Passed(TimeSpan.FromSeconds(4));
        Assert.Equal((1, 1), (Times(pair.A, "cannot start"), Times(pair.B, "cannot start")));
        Assert.Equal("", Listeners(pair.A));

        pki.Make(pair.A.Address, pair.B.Address);

        output.WriteLine($"one cluster after {(await AreOne(pair)).TotalSeconds:0.0} s");
        pair.IsUnmoved();
    }

    [KernelFact(Needs = "nft")]
    public async Task Plain_text_is_spoken_where_the_file_says_so_and_that_is_warned_of()
    {
        using var pair = new Pair();
        await pair.Start(File(pair, Off));

        await AreOne(pair);

        Assert.Equal(1, Times(pair.A, "tandem.coordination.tls.mode is off: whoever reaches the management network may advise this node"));
        Assert.Equal(0, Times(pair.A, "refused"));
    }

    [KernelFact(Needs = "nft")]
    public async Task A_node_with_a_certificate_of_another_authority_is_refused_by_name()
    {
        using var pair = new Pair();
        using var own = Pki.For(pair.A.Address, pair.B.Address);
        using var foreign = Pki.For(pair.A.Address, pair.B.Address);
        await Begin(pair, own.Settings, foreign.Settings);

        await pair.A.Says($"refused {pair.B.Address}: its certificate is signed by CN=Tandem authority of test, which is not trusted here; give b a certificate");

        await StaysApart(pair, "its certificate is signed by");
    }

    [KernelFact(Needs = "nft")]
    public async Task A_node_in_plain_text_is_refused_by_name()
    {
        using var pair = new Pair();
        using var pki = Pki.For(pair.A.Address, pair.B.Address);
        await Begin(pair, pki.Settings, Off);

        await pair.A.Says($"refused {pair.B.Address}: it does not speak TLS; set tandem.coordination.tls.mode alike on all nodes");

        await StaysApart(pair, "it does not speak TLS");
    }

    [KernelFact(Needs = "nft")]
    public async Task Certificates_and_their_authority_are_changed_without_a_change_of_roles()
    {
        using var pair = new Pair();
        using var pki = Pki.For(pair.A.Address, pair.B.Address);
        await pair.Start(File(pair, pki.Settings));
        await AreOne(pair);

        pki.Rotate("a");
        await pair.A.Says("coordination starts afresh: the certificates have changed");
        output.WriteLine($"both have each other again after {(await AreOneAgain(pair)).TotalSeconds:0.0} s");

        pki.RotateAuthority();
        await Count(pair.A, "the certificates have changed", 2);
        await Count(pair.B, "the certificates have changed", 1);
        output.WriteLine($"both have each other again after {(await AreOneAgain(pair)).TotalSeconds:0.0} s");
        pair.IsUnmoved();
    }

    /// <summary>The nodes' management addresses are the ones they have on the segment.</summary>
    private static string File(Pair pair, string tls) => Pair.Configuration(coordination: "on", top: tls, interval: "300ms")
        .Replace("10.0.0.1 ", pair.A.Address + " ", StringComparison.Ordinal).Replace("10.0.0.2 ", pair.B.Address + " ", StringComparison.Ordinal);

    private static async Task Begin(Pair pair, string a, string b)
    {
        pair.A.Start(File(pair, a));
        await pair.A.Becomes("Master");
        pair.B.Start(File(pair, b));
        await pair.B.Becomes("Backup");
    }

    private async Task StaysApart(Pair pair, string cause)
    {
        await pair.B.Says("node b is a member of the cluster");
        await Until.Passed(TimeSpan.FromSeconds(3));
        output.WriteLine(string.Join('\n', (pair.A.Said + pair.B.Said).Split('\n').Where(line => line.Contains("oordination", StringComparison.Ordinal))));
        Assert.Equal(1, Times(pair.A, cause));
        Assert.Equal((0, 0), (Times(pair.A, "peer b is a member"), Times(pair.B, "peer a is a member")));
        pair.IsUnmoved();
    }

    private static async Task<TimeSpan> AreOne(Pair pair) =>
        await pair.A.Says("peer b is a member of the cluster", Heal) + await pair.B.Says("peer a is a member of the cluster", Heal);

    /// <summary>Each has the other since the latest fresh start of either: back when it was noticed to be away, and otherwise new.</summary>
    private static Task<TimeSpan> AreOneAgain(Pair pair) => Until.True(
        "one cluster again", () => Has(pair.A, "b") > Began(pair) && Has(pair.B, "a") > Began(pair), Heal, () => pair.A.Said + pair.B.Said);

    private static DateTimeOffset Has(Machine machine, string peer) => machine.LastSaidAt($"peer {peer} is a member of the cluster", $"peer {peer} is back");

    private static DateTimeOffset Began(Pair pair) => new[] { pair.A, pair.B }.Max(machine => machine.LastSaidAt("starts afresh"));

    private static string Listeners(Machine machine) => machine.Network.Run("ss", "-Hltn", "sport = :7112");

    private static int Times(Machine machine, string text) => machine.Said.Split(text).Length - 1;

    private static Task<TimeSpan> Count(Machine machine, string text, int times) =>
        Until.True($"{machine.Name} says '{text}' {times} times", () => Times(machine, text) >= times, Heal, () => machine.Said);
}
