using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>What somebody else takes away comes back. The bound is 250 ms; a busy machine gets a second.</summary>
public sealed partial class OutsiderTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    [KernelFact(Needs = "nft,ping")]
    public Task A_removed_address_comes_back() => ComesBack((pair, macvlan) =>
        pair.A.Network.Run("ip", "address", "delete", $"{Pair.Vip}/24", "dev", macvlan));

    [KernelFact(Needs = "nft,ping")]
    public Task A_removed_macvlan_comes_back_with_its_address() => ComesBack((pair, macvlan) =>
        pair.A.Network.Run("ip", "link", "delete", macvlan));

    [KernelTheory(Needs = "nft,ping")]
    [InlineData("down")]
    [InlineData("address 02:00:00:00:00:77")]
    public async Task A_macvlan_that_is_changed_is_put_right(string change)
    {
        using var pair = new Pair();
        await pair.Start();

        pair.A.Network.Run("ip", ["link", "set", MacvlanName().Match(pair.A.Macvlans()).Value, .. change.Split(' ')]);
        await pair.A.Says("was missing and is there again");

        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
        Assert.Contains(Pair.VirtualMac, Neighbor(pair), StringComparison.Ordinal);
        Assert.Equal("Master", pair.A.Role);
        Assert.Equal(["Initialize -> Backup, Startup"], pair.B.Transitions);
    }

    [KernelFact(Needs = "nft,ping")]
    public async Task A_router_without_a_virtual_MAC_follows_its_interface_to_another_Ethernet_address()
    {
        using var pair = new Pair();
        await pair.Start(Pair.Configuration("virtual-mac = off"));
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");

        // A client does not believe two answers within a second.
        await Until.Passed(TimeSpan.FromSeconds(1.2));
        pair.A.Network.Run("ip", "link", "set", "eth0", "address", "02:00:00:00:00:aa");

        await Until.True(
            "the client is told", () => Neighbor(pair).Contains("02:00:00:00:00:aa", StringComparison.Ordinal), Until.Long, () => Neighbor(pair) + pair.A.Said);
        Assert.True(Pair.Answers(pair.Client), "the address does not answer any more");
        Assert.Equal("Master", pair.A.Role);
        Assert.Equal(["Initialize -> Backup, Startup"], pair.B.Transitions);
    }

    private static string Neighbor(Pair pair) => pair.Client.Network.Run("ip", "neigh", "show", Pair.Vip);

    private async Task ComesBack(Action<Pair, string> remove)
    {
        using var pair = new Pair();
        await pair.Start();
        var macvlan = MacvlanName().Match(pair.A.Macvlans()).Value;
        using var monitor = pair.A.Network.Start("ip", "-ts", "-o", "monitor", "address", "link");
        // The monitor has no word for being ready; a change of our own making shows that it listens.
        await Until.True("the monitor listens", () => { pair.A.Network.Run("ip", "link", "set", "lo", "mtu", $"{60000 + (Environment.TickCount64 % 1000)}"); return monitor.Output.Contains("lo:", StringComparison.Ordinal); }, Until.Long, () => monitor.Error);

        remove(pair, macvlan);
        await pair.A.Says("was missing and is there again");
        await Until.True("the monitor saw it", () => Returned(monitor.Output) is not null, Until.Long, () => monitor.Output);

        var took = Returned(monitor.Output)!.Value - Removed(monitor.Output);
        output.WriteLine($"back after {took.TotalMilliseconds:0.0} ms");
        Assert.InRange(took, TimeSpan.Zero, Bound);
        Assert.True(Pair.Answers(pair.Client), "the address does not answer");
        Assert.Equal("Master", pair.A.Role);
        Assert.Equal(["Initialize -> Backup, Startup"], pair.B.Transitions);
    }

    private static DateTime Removed(string lines) => Stamp(lines.Split('\n').First(line => line.Contains("Deleted", StringComparison.Ordinal)));

    private static DateTime? Returned(string lines) =>
        lines.Split('\n').SkipWhile(line => !line.Contains("Deleted", StringComparison.Ordinal))
            .FirstOrDefault(line => line.Contains($"inet {Pair.Vip}", StringComparison.Ordinal) && !line.Contains("Deleted", StringComparison.Ordinal)) is { } line
            ? Stamp(line)
            : null;

    private static DateTime Stamp(string line) => DateTime.Parse(StampOfLine().Match(line).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+")]
    private static partial Regex StampOfLine();

    [GeneratedRegex(@"vrrp4\.51\.\d+")]
    private static partial Regex MacvlanName();
}
