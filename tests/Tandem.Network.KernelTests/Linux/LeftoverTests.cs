using Tandem.Network.Linux.Segments;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>What an earlier life left behind, and what outsiders take away.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly List<SegmentKernel> _crashed = [];

    [KernelFact(Needs = "libnftables.so.1")]
    public void Addresses_of_an_earlier_life_are_gone_at_once_and_its_macvlan_is_used_again()
    {
        Crash(Wire.Key4, "192.0.2.100/24");
        var before = MacvlanLine();

        InNode(segment =>
        {
            Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
            Assert.Equal(before, MacvlanLine());
        });
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Macvlans_of_routers_no_longer_configured_are_removed()
    {
        Crash(Wire.Key4, "192.0.2.100/24");
        Crash(Wire.Key6, "fe80::100/64");

        InNode(segment =>
        {
            segment.RemoveLeftovers(new HashSet<VirtualRouterKey> { Wire.Key6 });

            Assert.DoesNotContain("vrrp4.51", Addresses(), StringComparison.Ordinal);
            Assert.Contains("vrrp6.51", Addresses(), StringComparison.Ordinal);
        });
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_macvlan_of_our_name_with_another_address_is_made_anew() => InNode(segment =>
    {
        var name = $"vrrp4.51.{segment.Interface.Index}";
        _wire.Node.Run("ip", "link", "add", "link", "eth0", "name", name, "address", "02:00:00:00:00:09", "type", "macvlan", "mode", "bridge");

        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));

        Assert.Contains("00:00:5e:00:01:33", MacvlanLine(), StringComparison.Ordinal);
    });

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void A_life_without_a_gate_is_not_shut_by_the_gate_of_an_earlier_one()
    {
        Crash(Wire.Key4, "192.0.2.100/24");
        Assert.Contains("tandem-eth0", _wire.Node.Run("nft", "list", "tables"), StringComparison.Ordinal);

        InNode(gate: false, _ =>
        {
            Assert.Equal("", _wire.Node.Run("nft", "list", "tables"));
            Assert.Equal("", MacvlanLine());
        });
    }

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void What_an_earlier_life_left_on_an_interface_that_no_segment_names_is_removed()
    {
        Crash(Wire.Key4, "192.0.2.100/24");
        _wire.Node.Run("ip", "link", "add", "link", "eth0", "name", "other0", "type", "macvlan", "mode", "private");
        List<string> told = [];

        _wire.Node.Enter(() => AbandonedInterfaces.Clear(new HashSet<string> { "eth0" }, _wire.RunDirectory, told.Add));
        Assert.Contains("vrrp4.51", MacvlanLine(), StringComparison.Ordinal);
        Assert.Contains("tandem-eth0", _wire.Node.Run("nft", "list", "tables"), StringComparison.Ordinal);
        Assert.Empty(told);

        _wire.Node.Enter(() => AbandonedInterfaces.Clear(new HashSet<string> { "eth1" }, _wire.RunDirectory, told.Add));
        Assert.DoesNotContain("vrrp4.51", MacvlanLine(), StringComparison.Ordinal);
        Assert.Contains("other0", MacvlanLine(), StringComparison.Ordinal);
        Assert.Equal("", _wire.Node.Run("nft", "list", "tables"));
        Assert.Empty(Directory.GetFiles(_wire.RunDirectory));
        Assert.Contains("no segment names eth0 any more", Assert.Single(told), StringComparison.Ordinal);
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Nothing_is_restored_nor_warned_of_when_the_interface_itself_is_gone() => Held(segment =>
    {
        _wire.Node.Run("ip", "link", "delete", "eth0");

        Assert.Null(segment.Restore(Wire.Key4, held: true));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Dispose_leaves_nothing_behind()
    {
        InNode(segment =>
        {
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
            Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
        });

        Assert.DoesNotContain("vrrp", _wire.Node.Run("ip", "link", "show"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_wire.RunDirectory));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Restore_brings_back_a_deleted_macvlan_with_its_addresses() => Held(segment =>
    {
        var name = $"vrrp4.51.{segment.Interface.Index}";
        _wire.Node.Run("ip", "link", "delete", name);

        Assert.Equal($"macvlan {name}, the up state of {name}, 192.0.2.100/24, 192.0.2.101/24", segment.Restore(Wire.Key4, held: true));

        Assert.Contains("192.0.2.101/24", Addresses(), StringComparison.Ordinal);
        Assert.Null(segment.Restore(Wire.Key4, held: true));
    });

    [KernelTheory(Needs = "libnftables.so.1")]
    [InlineData(true)]
    [InlineData(false)]
    public void Restore_sets_a_held_macvlan_up_again(bool gate) => Held(gate, segment =>
    {
        var name = $"vrrp4.51.{segment.Interface.Index}";
        _wire.Node.Run("ip", "link", "set", name, "down");

        Assert.Equal($"the up state of {name}", segment.Restore(Wire.Key4, held: true));

        Assert.Contains(",UP", MacvlanLine(), StringComparison.Ordinal);
        Assert.Null(segment.Restore(Wire.Key4, held: true));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Restore_brings_back_one_deleted_address_only_while_held() => Held(segment =>
    {
        _wire.Node.Run("ip", "address", "delete", "192.0.2.101/24", "dev", $"vrrp4.51.{segment.Interface.Index}");

        Assert.Null(segment.Restore(Wire.Key4, held: false));
        Assert.DoesNotContain("192.0.2.101", Addresses(), StringComparison.Ordinal);
        Assert.Equal("192.0.2.101/24", segment.Restore(Wire.Key4, held: true));
        Assert.Contains("192.0.2.101", Addresses(), StringComparison.Ordinal);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Removing_the_first_address_of_a_subnet_keeps_the_others() => Held(segment =>
    {
        Assert.Null(segment.RemoveAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));

        Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
        Assert.Contains("192.0.2.101/24", Addresses(), StringComparison.Ordinal);
    });

    public void Dispose()
    {
        _wire.Dispose();
        GC.KeepAlive(_crashed);
    }

    private void Held(Action<SegmentKernel> body) => Held(gate: true, body);

    private void Held(bool gate, Action<SegmentKernel> body) => InNode(gate, segment =>
    {
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24", "192.0.2.101/24")));
        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24", "192.0.2.101/24")));
        body(segment);
    });

    /// <summary>A life that ends without giving anything back.</summary>
    private void Crash(VirtualRouterKey key, string address) => _wire.Node.Enter(() =>
    {
        var segment = Open();
        Assert.Null(segment.Attach(Wire.Attachment(key, address)));
        Assert.Null(segment.AddAddresses(key, Wire.Addresses(address)));
        _crashed.Add(segment);
    });

    private void InNode(Action<SegmentKernel> body) => InNode(gate: true, body);

    private void InNode(bool gate, Action<SegmentKernel> body) => _wire.Node.Enter(() =>
    {
        using var segment = Open(gate);
        body(segment);
    });

    private SegmentKernel Open(bool gate = true) => SegmentKernel.Open(
        _wire.Options with { Gate = gate }, _wire.RunDirectory, warning => Assert.True(!gate && warning.StartsWith("gate = off", StringComparison.Ordinal), warning));

    private string Addresses() => _wire.Node.Run("ip", "address", "show", "type", "macvlan");

    private string MacvlanLine() => _wire.Node.Run("ip", "-o", "link", "show", "type", "macvlan");
}
