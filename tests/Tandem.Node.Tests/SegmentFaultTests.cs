using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>
/// Real workers that share their channel, and one thing after the other that goes wrong on the segment: what it is stands in words in the log and in the
/// status of both nodes, and its end as well. A client speaks all the time, so that a node knows that it is not deaf itself.
/// </summary>
public sealed class SegmentFaultTests(ITestOutputHelper output)
{
    private const string MuteA = "node a cannot send on segment front: it hears others, and no member hears it";
    private const string AloneB =
        "node b is alone on segment front: it hears nobody and no member hears it, though its carrier is up (another VLAN, or a port that does not forward?)";

    private const string Split = "a and b are both Master of front-4-51 and cannot hear each other: nobody lets go";
    private const string Firewall =
        "advertisements of front-4-51 from a do not reach b on segment front, though probes do, and a hears b's: a firewall on a or b drops VRRP";

    private const string Filter =
        "advertisements of front-4-51 pass in neither direction between a and b, though probes do: multicast is filtered on segment front (snooping without a querier?)";

    [KernelFact(Needs = "nft")]
    public async Task A_mute_Master_a_wrong_VLAN_a_firewall_and_a_multicast_filter_are_named_on_both_nodes_and_over_when_mended()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        pair.Switch.AddBridge("br20");
        pair.Switch.Enter(() => File.WriteAllText("/proc/sys/net/ipv6/conf/br20/disable_ipv6", "1"));
        var file = Pair.Configuration(coordination: "on", top: pki.Settings, interval: "300ms");
        pair.A.Start(file);
        pair.B.Start(file);
        using var questions = new AddressQuestions(pair.Client);
        await AreWell(pair);

        // The switch takes nothing from the Master any more: b serves, because the wire says so.
        Filtering(pair, "netdev", "type filter hook ingress device to-a priority 0; policy drop;");
        await AreNamed(pair, MuteA);
        Assert.True(pair.B.Holds(Pair.Vip) && Pair.Answers(pair.Client), pair.A.Said + pair.B.Said);
        pair.Switch.Run("nft", "delete", "table", "netdev", "fault");
        await AreOver(pair, MuteA);

        // Not every kernel's bridge knows VLANs; a second one, with nobody else at it, is what another VLAN is.
        pair.Switch.Run("ip", "link", "set", "to-b", "master", "br20");
        await AreNamed(pair, AloneB, Split);
        pair.Switch.Run("ip", "link", "set", "to-b", "master", "br0");
        await AreOver(pair, AloneB, Split);

        Filtering(pair, "bridge", "type filter hook forward priority 0; policy accept;");
        Drop(pair, "iifname", "to-a", "ip", "protocol", "112");
        await AreNamed(pair, Firewall);

        // It gets worse: now it is the other direction as well.
        Drop(pair, "ether", "daddr", "01:00:5e:00:00:12");
        await AreNamed(pair, Filter);
        pair.Switch.Run("nft", "delete", "table", "bridge", "fault");
        await AreOver(pair, Firewall, Filter);
    }

    private static void Filtering(Pair pair, string family, string chain)
    {
        pair.Switch.Run("nft", "add", "table", family, "fault");
        pair.Switch.Run("nft", "add", "chain", family, "fault", "frames", $"{{ {chain} }}");
    }

    private static void Drop(Pair pair, params string[] match) => pair.Switch.Run("nft", ["add", "rule", "bridge", "fault", "frames", .. match, "drop"]);

    private async Task AreNamed(Pair pair, params string[] faults)
    {
        foreach (var (node, fault) in Each(pair, faults))
        {
            await node.Says(fault);
            await Shows(node, $"shows '{fault}'", problems => problems.Contains($"warning {fault}"));
        }

        output.WriteLine($"{TimeProvider.System.GetLocalNow():mm:ss.f} named: {string.Join("; ", faults)}");
    }

    private async Task AreOver(Pair pair, params string[] faults)
    {
        foreach (var (node, fault) in Each(pair, faults))
        {
            await node.Says("over: " + fault);
        }

        await AreWell(pair);
    }

    /// <summary>As both of them say: a is Master, b is Backup, both hear each other, and there is nothing to look at.</summary>
    private async Task AreWell(Pair pair)
    {
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        foreach (var node in (Machine[])[pair.A, pair.B])
        {
            await Shows(node, "has no problem", problems => problems.Count == 0);
            await Until.True($"{node.Name} knows who hears whom", () => Operator.Hearing(node) is ["a hears b", "b hears a"], Until.Long, () => node.Said);
        }

        output.WriteLine($"{TimeProvider.System.GetLocalNow():mm:ss.f} all is well");
    }

    private static IEnumerable<(Machine Node, string Fault)> Each(Pair pair, string[] faults) =>
        from fault in faults
        from node in (Machine[])[pair.A, pair.B]
        select (node, fault);

    private static Task<TimeSpan> Shows(Machine node, string what, Func<IReadOnlyList<string>, bool> isShown)
    {
        IReadOnlyList<string> problems = [];
        return Until.True($"{node.Name} {what}", () => isShown(problems = Operator.Problems(node)), Until.Long, () => $"{string.Join('\n', problems)}\n{node.Said}");
    }
}
