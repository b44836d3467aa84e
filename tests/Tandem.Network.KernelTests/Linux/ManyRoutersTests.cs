using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>What is done for several routers at once must be what is done for each.</summary>
public sealed class ManyRoutersTests : IDisposable
{
    private readonly Wire _wire = new();
    private SegmentKernel? _crashed;

    [KernelFact(Needs = "libnftables.so.1")]
    public void All_255_routers_are_attached_take_over_and_release_together() => InNode(segment =>
    {
        var routers = Enumerable.Range(1, 255).ToArray();
        var before = segment.Traffic;
        Attach(segment, routers);

        // Made, set and set up; 128 and 127 in a call.
        Assert.Equal(new NetlinkTraffic(6, 765), Since(before, segment));
        Assert.Equal(255, _wire.Node.Run("ip", "-o", "link", "show", "type", "macvlan", "up").Split("vrrp4.").Length - 1);
        var table = _wire.Node.Run("nft", "list", "set", "netdev", "tandem-eth0", "ours");
        Assert.Equal(255, table.Split("00:00:5e:00:01:").Length - 1);

        before = segment.Traffic;
        Assert.All(segment.Change([.. routers.Select(vrid => Add(vrid))]), Assert.Null);
        Assert.Equal(255, Marked());
        Assert.All(segment.Change([.. routers.Select(vrid => Remove(vrid))]), Assert.Null);
        Assert.Equal(0, Marked());
        Assert.Equal(new NetlinkTraffic(4, 510), Since(before, segment));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Macvlans_made_together_are_set_like_one_made_alone() => InNode(segment =>
    {
        RouterAttachment[] attachments = [Wire.Attachment(Key(1), Address(1)), Wire.Attachment(Wire.Key6, "fe80::100/64")];
        Assert.Null(segment.Watch(attachments));
        Assert.All(segment.Prepare(attachments), Assert.Null);

        Assert.Equal(("1", "2", "1"), (Setting(Key(1), "ipv4", "arp_ignore"), Setting(Key(1), "ipv4", "rp_filter"), Setting(Key(1), "ipv6", "disable_ipv6")));
        Assert.Equal(("1", "2", "0"), (Setting(Wire.Key6, "ipv4", "arp_ignore"), Setting(Wire.Key6, "ipv4", "rp_filter"), Setting(Wire.Key6, "ipv6", "disable_ipv6")));
        Assert.Equal(("0", "0", "0"), (Setting(Wire.Key6, "ipv6", "accept_ra"), Setting(Wire.Key6, "ipv6", "autoconf"), Setting(Wire.Key6, "ipv6", "dad_transmits")));
        Assert.DoesNotContain("inet", _wire.Node.Run("ip", "address", "show", "type", "macvlan"), StringComparison.Ordinal);

        string Setting(VirtualRouterKey key, string family, string name) =>
            File.ReadAllText($"/proc/sys/net/{family}/conf/{segment.DeviceOf(key)!.Value.Name}/{name}").Trim();
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void What_an_earlier_life_left_is_used_again_and_what_is_not_ours_made_anew()
    {
        var before = _wire.Node.Enter(() =>
        {
            _crashed = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
            Attach(_crashed, 1, 2);
            _wire.Node.Run("ip", "link", "set", _crashed.DeviceOf(Key(2))!.Value.Name, "down");
            return (_crashed.DeviceOf(Key(1)), _crashed.DeviceOf(Key(2)));
        });
        InNode(segment =>
        {
            // Of our name, with another's address, and come only after the segment was opened.
            _wire.Node.Run("ip", "link", "add", "link", "eth0", "name", $"vrrp4.3.{segment.Interface.Index}", "address", "02:00:00:00:00:09", "type", "macvlan");

            Attach(segment, 1, 2, 3, 4);

            Assert.Equal(before, (segment.DeviceOf(Key(1)), segment.DeviceOf(Key(2))));
            var up = _wire.Node.Run("ip", "-o", "link", "show", "type", "macvlan", "up");
            Assert.All(Enumerable.Range(1, 4), vrid => Assert.Contains($"00:00:5e:00:01:0{vrid}", up, StringComparison.Ordinal));
            Assert.All(segment.Change([Add(1), Add(2), Add(3), Add(4)]), Assert.Null);
            Assert.Equal(4, Marked());
        });
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Each_refusal_reaches_its_own_router_alone() => InNode(segment =>
    {
        Attach(segment, 1, 3);

        var refusals = segment.Change([Add(1), Add(2), Add(3)]);

        Assert.Null(refusals[0]);
        Assert.Equal("front-4-2 is not attached", refusals[1]!.ToString().Split(':')[0].Trim());
        Assert.Null(refusals[2]);
        Assert.Equal(2, Marked());
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_macvlan_that_an_outsider_deleted_is_made_anew_among_the_others() => InNode(segment =>
    {
        Attach(segment, 1, 2, 3);
        _wire.Node.Run("ip", "link", "delete", segment.DeviceOf(Key(2))!.Value.Name);

        Assert.All(segment.Change([Add(1), Add(2), Add(3)]), Assert.Null);

        Assert.Equal(3, Marked());
        Assert.Contains("192.0.3.2/24", _wire.Node.Run("ip", "address", "show", "dev", segment.DeviceOf(Key(2))!.Value.Name), StringComparison.Ordinal);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Changes_of_one_router_keep_their_order() => InNode(segment =>
    {
        Attach(segment, 1, 2);

        Assert.All(segment.Change([Add(1), Remove(1), Add(1), Add(2), Remove(2)]), Assert.Null);

        Assert.Equal(1, Marked());
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Addresses_that_stay_survive_the_first_of_their_subnet() => InNode(segment =>
    {
        var all = Wire.Addresses("192.0.3.1/24", "192.0.3.101/24");
        Assert.Null(segment.Attach(Wire.Attachment(Key(1), "192.0.3.1/24", "192.0.3.101/24")));
        Attach(segment, 2);
        Assert.All(segment.Change([(Key(1), new Effect.AddAddresses(all)), Add(2)]), Assert.Null);

        Assert.All(segment.Change([Remove(1), Remove(2)]), Assert.Null);

        Assert.Equal(1, Marked());
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Of_many_that_are_looked_after_the_hurt_ones_are_restored_and_named() => InNode(segment =>
    {
        int[] routers = [.. Enumerable.Range(1, 70)];
        Attach(segment, routers);
        Assert.All(segment.Change([.. routers[..10].Select(Add)]), Assert.Null);
        _wire.Node.Run("ip", "address", "delete", Address(2), "dev", segment.DeviceOf(Key(2))!.Value.Name);
        _wire.Node.Run("ip", "link", "set", segment.DeviceOf(Key(14))!.Value.Name, "down");

        var missing = segment.Restore([.. routers.Select(vrid => (Key(vrid), vrid <= 10))]);

        Assert.Equal("192.0.3.2/24", missing[1]);
        Assert.Equal($"the up state of {segment.DeviceOf(Key(14))!.Value.Name}", missing[13]);
        Assert.Equal(68, missing.Count(what => what is null));
        Assert.Equal(10, Marked());
        Assert.All(segment.Restore([.. routers.Select(vrid => (Key(vrid), vrid <= 10))]), Assert.Null);
    });

    public void Dispose()
    {
        _wire.Dispose();
        GC.KeepAlive(_crashed);
    }

    private static VirtualRouterKey Key(int vrid) => new("front", Family.IPv4, new Vrid((byte)vrid));

    private static string Address(int vrid) => $"192.0.3.{vrid}/24";

    private static void Attach(SegmentKernel segment, params int[] vrids)
    {
        RouterAttachment[] attachments = [.. vrids.Select(vrid => Wire.Attachment(Key(vrid), Address(vrid)))];
        Assert.Null(segment.Watch(attachments));
        Assert.All(segment.Prepare(attachments), Assert.Null);
    }

    private static NetlinkTraffic Since(NetlinkTraffic before, SegmentKernel segment) =>
        new(segment.Traffic.Calls - before.Calls, segment.Traffic.Messages - before.Messages);

    private static (VirtualRouterKey Key, Effect Effect) Add(int vrid) => (Key(vrid), new Effect.AddAddresses(Wire.Addresses(Address(vrid))));

    private static (VirtualRouterKey Key, Effect Effect) Remove(int vrid) => (Key(vrid), new Effect.RemoveAddresses(Wire.Addresses(Address(vrid))));

    private static int Marked()
    {
        using var netlink = new RtNetlink();
        return netlink.Addresses().Count(info => info.Protocol == 112);
    }

    private void InNode(Action<SegmentKernel> body) => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        body(segment);
    });
}
