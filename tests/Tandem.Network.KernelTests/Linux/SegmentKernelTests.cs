using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Segments;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

public sealed class SegmentKernelTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly List<string> _warnings = [];

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_attached_router_has_an_upright_macvlan_with_its_virtual_MAC_and_no_address() => InNode(segment =>
    {
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));

        var links = _wire.Node.Run("ip", "-d", "link", "show", "type", "macvlan");
        Assert.Contains("vrrp4.51.", links, StringComparison.Ordinal);
        Assert.Contains("00:00:5e:00:01:33", links, StringComparison.Ordinal);
        Assert.Contains("mode private", links, StringComparison.Ordinal);
        Assert.Contains(",UP,LOWER_UP", links, StringComparison.Ordinal);
        Assert.DoesNotContain("inet", _wire.Node.Run("ip", "address", "show", "type", "macvlan"), StringComparison.Ordinal);
        Assert.Empty(_warnings);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void All_255_IPv4_addresses_come_and_go_together_marked_and_without_a_route() => InNode(segment =>
    {
        var addresses = Wire.Addresses([.. Enumerable.Range(0, 255).Select(i => $"192.0.3.{i}/24")]);
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.3.0/24")));

        Assert.Null(segment.AddAddresses(Wire.Key4, addresses));

        var shown = _wire.Node.Run("ip", "-4", "address", "show", "type", "macvlan");
        Assert.Equal(255, Count(shown, "inet 192.0.3."));
        Assert.Equal(255, Marked());
        Assert.DoesNotContain("192.0.3.", _wire.Node.Run("ip", "route", "show"), StringComparison.Ordinal);

        Assert.Null(segment.AddAddresses(Wire.Key4, addresses));
        Assert.Null(segment.RemoveAddresses(Wire.Key4, addresses));
        Assert.DoesNotContain("inet", _wire.Node.Run("ip", "-4", "address", "show", "type", "macvlan"), StringComparison.Ordinal);
        Assert.Null(segment.RemoveAddresses(Wire.Key4, addresses));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void All_90_IPv6_addresses_are_usable_at_once_and_never_a_source() => InNode(segment =>
    {
        var addresses = Wire.Addresses(["fe80::100/64", .. Enumerable.Range(1, 89).Select(i => $"2001:db8::{i}/64")]);
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key6, "fe80::100/64")));

        Assert.Null(segment.AddAddresses(Wire.Key6, addresses));

        var shown = _wire.Node.Run("ip", "address", "show", "type", "macvlan");
        Assert.Equal(90, Count(shown, "inet6 "));
        Assert.Equal(90, Marked());
        Assert.Equal(90, Count(shown, "preferred_lft 0sec"));
        Assert.DoesNotContain("tentative", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2001:db8::/64", _wire.Node.Run("ip", "-6", "route", "show"), StringComparison.Ordinal);

        Assert.Null(segment.RemoveAddresses(Wire.Key6, addresses));
        Assert.DoesNotContain("inet6", _wire.Node.Run("ip", "address", "show", "type", "macvlan"), StringComparison.Ordinal);
    });

    public void Dispose() => _wire.Dispose();

    private void InNode(Action<SegmentKernel> body) => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, _warnings.Add);
        body(segment);
    });

    /// <summary>ip does not show the protocol id of an address before its version 6.3.</summary>
    private static int Marked()
    {
        using var netlink = new RtNetlink();
        return netlink.Addresses().Count(info => info.Protocol == 112);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
