using System.Globalization;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What real workers with certificates make of a Master that lets go, at an interval at which plain VRRP takes seconds.</summary>
[Collection(Alone.Name)]
public sealed class HintTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(1);

    /// <summary>How often the link is lost; more than once only to measure.</summary>
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("TANDEM_LINK_LOSSES"), out var times) ? times : 1;

    [KernelFact(Needs = "nft")]
    public async Task After_a_lost_link_the_Backup_does_not_wait_and_after_a_heal_the_winner_announces_again()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        var file = Pair.Configuration(coordination: "on", top: pki.Settings, interval: "1s");
        pair.A.Start(file);
        pair.B.Start(file);
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        await pair.A.Says("peer b is a member of the cluster", TimeSpan.FromSeconds(20));
        await pair.B.Says("peer a is a member of the cluster", TimeSpan.FromSeconds(20));

        for (var time = 1; time <= Times; time++)
        {
            await LoseLink(pair);
        }

        await SplitAndHeal(pair);
    }

    private async Task LoseLink(Pair pair)
    {
        // Both have heard each other on the segment and told so.
        await Until.Passed(TimeSpan.FromMilliseconds(1200));
        // Whoever was up first may have been Master for a moment.
        var (takeovers, returns, yields) = (Said(pair.B, "Backup -> Master, "), Said(pair.A, "Backup -> Master, "), Said(pair.B, "Master -> Backup, "));
        var lost = TimeProvider.System.GetUtcNow();
        pair.Switch.Run("ip", "link", "set", "to-a", "down");
        await Count(pair.B, "Backup -> Master, ", takeovers + 1);
        var took = Latest(pair.B, "Backup -> Master, ") - lost;
        output.WriteLine($"link lost: a released after {(Latest(pair.A, "Master -> Initialize, ") - lost).TotalMilliseconds:0} ms, b took over after {took.TotalMilliseconds:0} ms");
        Assert.Equal("Backup -> Master, PeerReleased", pair.B.Transitions[^1]);
        Assert.True(took < Prompt, $"{took}\n{pair.B.Said}");

        pair.Switch.Run("ip", "link", "set", "to-a", "up");
        await Count(pair.A, "Backup -> Master, ", returns + 1);
        await Count(pair.B, "Master -> Backup, ", yields + 1);
    }

    private async Task SplitAndHeal(Pair pair)
    {
        Bridge(pair, "add", "table", "bridge", "split");
        Bridge(pair, "add", "chain", "bridge", "split", "between", "{ type filter hook forward priority 0; policy accept; }");
        Bridge(pair, "add", "rule", "bridge", "split", "between", "iifname", "to-a", "oifname", "to-b", "drop");
        Bridge(pair, "add", "rule", "bridge", "split", "between", "iifname", "to-b", "oifname", "to-a", "drop");
        await pair.B.Becomes("Master");
        using var announcements = new PortTap(pair, pair.A, $"arp and ether src {Pair.VirtualMac}");
        await Until.True("a insists", () => announcements.Lines.Count >= 3, Until.Long, () => pair.A.Said + pair.B.Said);

        var healed = TimeProvider.System.GetUtcNow();
        Bridge(pair, "delete", "table", "bridge", "split");
        await pair.B.Becomes("Backup");
        var yielded = Latest(pair.B, "Master -> Backup, ");
        double[] After() => [.. announcements.Times.Select(time => (time * 1000) - yielded.ToUnixTimeMilliseconds()).Where(after => after > 0)];
        await Until.True("a announces again", () => After().Length > 0, Until.Long, () => $"{string.Join('\n', announcements.Lines)}\n{pair.A.Said}{pair.B.Said}");

        output.WriteLine($"heal: b yielded after {(yielded - healed).TotalMilliseconds:0} ms, a announced again {string.Join(", ", After().Select(after => $"{after:0}"))} ms after that");
        Assert.Equal("Master", pair.A.Role);
    }

    private static void Bridge(Pair pair, params string[] command) => pair.Switch.Run("nft", command);

    private static DateTimeOffset Latest(Machine machine, string transition) => DateTimeOffset.Parse(
        machine.Said.Split('\n').Last(line => line.Contains(transition, StringComparison.Ordinal)).Split(' ')[0], CultureInfo.InvariantCulture);

    private static int Said(Machine machine, string text) => machine.Said.Split(text).Length - 1;

    private static Task<TimeSpan> Count(Machine machine, string text, int times) =>
        Until.True($"{machine.Name} says '{text}' {times} times", () => Said(machine, text) >= times, Until.Long, () => machine.Said);
}
