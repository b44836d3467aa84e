using Tandem.Network.Linux.Netlink;
using Tandem.Network.Linux.Segments;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

/// <summary><c>virtual-mac = off</c>: addresses beside the interface's own.</summary>
public sealed class PlainModeTests : IDisposable
{
    private static readonly SegmentFeatures Marks = new(AddressProtocol: true);
    private static readonly SegmentFeatures NoMarks = new(AddressProtocol: false);
    private readonly Wire _wire = new();
    private readonly List<SegmentKernel> _crashed = [];

    [KernelFact(Needs = "libnftables.so.1")]
    public void The_kernel_keeps_our_mark_and_it_is_on_our_addresses_only() => InNode(null, segment =>
    {
        Hold(segment);

        using var netlink = new RtNetlink();
        Assert.Null(netlink.ProbeAddressProtocol(out var kept));
        Assert.True(kept, "this kernel is older than 5.18");
        Assert.Equal(["192.0.2.100/24"], netlink.Addresses(segment.Interface.Index).Where(info => info.IsOurs).Select(info => info.Address.ToString()));
    });

    [KernelTheory(Needs = "libnftables.so.1")]
    [InlineData(true)]
    [InlineData(false)]
    public void The_interface_s_own_address_stays_even_when_the_router_owns_it(bool marks) => InNode(marks ? Marks : NoMarks, segment =>
    {
        Hold(segment);
        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.1/24")));

        Assert.Null(segment.RemoveAddresses(Wire.Key4, Wire.Addresses("192.0.2.1/24", "192.0.2.100/24")));

        Assert.Contains("192.0.2.1/24", Addresses(), StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
    });

    [KernelTheory(Needs = "libnftables.so.1")]
    [InlineData("192.0.2.100/24")]
    [InlineData("2001:db8::100/64")]
    public void An_address_stays_while_it_is_renewed_and_vanishes_when_it_is_not(string address) => InNode(null, segment =>
    {
        var key = address.Contains(':', StringComparison.Ordinal) ? Wire.Key6 : Wire.Key4;
        Assert.Null(segment.Attach(Wire.Attachment(key, address) with { VirtualMac = false }));
        Assert.Null(segment.AddAddresses(key, Wire.Addresses(address)));
        Assert.False(SpinWait.SpinUntil(
            () =>
            {
                segment.RenewAddresses();
                return !Addresses().Contains(address, StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(4)));

        Assert.True(SpinWait.SpinUntil(() => !Addresses().Contains(address, StringComparison.Ordinal), TimeSpan.FromSeconds(6)), "it is still there");
        Assert.Contains("192.0.2.1/24", Addresses(), StringComparison.Ordinal);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Many_addresses_of_many_routers_are_renewed_together() => InNode(null, segment =>
    {
        for (var vrid = 1; vrid <= 20; vrid++)
        {
            var key = Wire.Key4 with { Vrid = new((byte)vrid) };
            string[] addresses = [.. Enumerable.Range(1, 10).Select(host => $"192.0.{10 + vrid}.{host}/24")];
            Assert.Null(segment.Attach(Wire.Attachment(key, addresses) with { VirtualMac = false }));

            // One message for each, and a look at which of them are ours.
            var before = segment.Traffic;
            Assert.Null(segment.AddAddresses(key, Wire.Addresses(addresses)));
            Assert.Equal(new NetlinkTraffic(before.Calls + 2, before.Messages + 11), segment.Traffic);
        }

        // 128 and 72 in a call.
        var untilThen = segment.Traffic;
        segment.RenewAddresses();
        Assert.Equal(new NetlinkTraffic(untilThen.Calls + 2, untilThen.Messages + 200), segment.Traffic);
        Assert.Equal(200, Addresses().Split("inet 192.0.").Length - 1 - Addresses().Split("inet 192.0.2.").Length + 1);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_address_that_was_there_before_is_not_given_a_lifetime() => InNode(null, segment =>
    {
        Hold(segment);
        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.1/24")));

        segment.RenewAddresses();

        Assert.Contains("192.0.2.1/24", _wire.Node.Run("ip", "address", "show", "dev", "eth0", "permanent"), StringComparison.Ordinal);
    });

    [KernelTheory(Needs = "libnftables.so.1")]
    [InlineData(true)]
    [InlineData(false)]
    public void Addresses_of_an_earlier_life_are_gone_at_once_and_the_own_one_stays(bool marks)
    {
        _wire.Node.Enter(() =>
        {
            var segment = Open(marks ? Marks : NoMarks);
            Hold(segment);
            _crashed.Add(segment);
        });
        Assert.Contains("192.0.2.100", Addresses(), StringComparison.Ordinal);

        InNode(marks ? Marks : NoMarks, _ =>
        {
            Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
            Assert.Contains("192.0.2.1/24", Addresses(), StringComparison.Ordinal);
        });
        Assert.Empty(Directory.GetFiles(_wire.RunDirectory));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Dispose_and_Detach_take_the_addresses_off()
    {
        InNode(null, segment =>
        {
            Hold(segment);
            Assert.Null(segment.Detach(Wire.Key4));
            Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
            Hold(segment);
            Assert.Contains("192.0.2.100", Addresses(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_own_address_that_was_taken_and_given_back_while_held_stays_when_the_router_lets_go()
    {
        _wire.Node.Enter(() => File.WriteAllText("/proc/sys/net/ipv4/conf/eth0/promote_secondaries", "0"));
        InNode(null, segment =>
        {
            Hold(segment);
            _wire.Node.Run("ip", "address", "delete", "192.0.2.1/24", "dev", "eth0");
            _ = segment.Restore(Wire.Key4, held: true);
            _wire.Node.Run("ip", "address", "add", "192.0.2.1/24", "dev", "eth0");

            Assert.Null(segment.RemoveAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));

            Assert.Contains("192.0.2.1/24", Addresses(), StringComparison.Ordinal);
            Assert.DoesNotContain("192.0.2.100", Addresses(), StringComparison.Ordinal);
        });
        _wire.Node.Enter(() => Assert.Equal("0", File.ReadAllText("/proc/sys/net/ipv4/conf/eth0/promote_secondaries").Trim()));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void Plain_routers_leave_how_the_interface_answers_alone() => InNode(null, segment =>
    {
        Hold(segment);

        Assert.Equal("0", File.ReadAllText("/proc/sys/net/ipv4/conf/eth0/arp_announce").Trim());
    });

    public void Dispose()
    {
        _wire.Dispose();
        GC.KeepAlive(_crashed);
    }

    private static void Hold(SegmentKernel segment)
    {
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24") with { VirtualMac = false }));
        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
    }

    private void InNode(SegmentFeatures? features, Action<SegmentKernel> body) => _wire.Node.Enter(() =>
    {
        using var segment = Open(features);
        body(segment);
    });

    private SegmentKernel Open(SegmentFeatures? features) =>
        SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning), features);

    private string Addresses() => _wire.Node.Run("ip", "address", "show", "dev", "eth0");
}
