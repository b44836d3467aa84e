using Tandem.Network.Linux.Segments;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

public sealed class SysctlTests : IDisposable
{
    private readonly List<string> _warnings = [];
    private readonly List<SegmentKernel> _crashed = [];
    private Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1")]
    public void Parent_and_macvlan_are_set_and_the_parent_is_put_back()
    {
        Write("eth0", "arp_announce", "1");
        InNode(segment =>
        {
            var macvlan = $"vrrp4.51.{segment.Interface.Index}";
            Assert.Equal(("1", "2"), (Read("eth0", "arp_ignore"), Read("eth0", "arp_announce")));
            Assert.Equal(("1", "2"), (Read(macvlan, "arp_ignore"), Read(macvlan, "rp_filter")));
            Assert.Equal("1", File.ReadAllText($"/proc/sys/net/ipv6/conf/{macvlan}/disable_ipv6").Trim());
        });

        Assert.Equal(("0", "1"), (ReadInNode("arp_ignore"), ReadInNode("arp_announce")));
        Assert.Empty(_warnings);
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void After_a_crash_the_next_life_puts_back_the_true_originals()
    {
        Write("eth0", "arp_announce", "1");
        _wire.Node.Enter(() =>
        {
            _crashed.Add(Open());
            Assert.Null(_crashed[0].Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        });
        Assert.Equal("2", ReadInNode("arp_announce"));

        InNode(_ => Assert.Equal("2", Read("eth0", "arp_announce")));

        Assert.Equal(("0", "1"), (ReadInNode("arp_ignore"), ReadInNode("arp_announce")));
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_interface_with_a_dot_in_its_name_works_in_full()
    {
        _wire.Dispose();
        _wire = new Wire("eth0.100");
        InNode(segment =>
        {
            Assert.Equal("2", Read("eth0.100", "arp_announce"));
            Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
            Assert.True(segment.Gate!.Exists());
        });

        Assert.Equal("0", _wire.Node.Enter(() => Read("eth0.100", "arp_announce")));
        Assert.Empty(_warnings);
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_read_only_proc_sys_is_told_once_for_each_sysctl_with_its_cure_and_stops_nothing()
    {
        _wire.Node.Enter(() =>
        {
            NativeThread.MakeReadOnly("/proc/sys");
            using var segment = Open();
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4 with { Vrid = new(52) }, "192.0.2.101/24")));
            Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
        });

        // Parent: two. Macvlans: disable_ipv6, told for "default" and not for each of them; arp_ignore and rp_filter go another way.
        Assert.Equal(3, _warnings.Count);
        Assert.StartsWith(
            "net.ipv4.conf.eth0.arp_ignore is 0 and should be 1, but cannot be written here; set net.ipv4.conf.eth0.arp_ignore=1 from outside (compose: sysctls: { net.ipv4.conf.all.arp_ignore: 1 })",
            _warnings[0],
            StringComparison.Ordinal);
    }

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_read_only_proc_sys_that_is_already_right_is_not_told()
    {
        Write("all", "arp_ignore", "1");
        Write("all", "arp_announce", "2");
        Write("all", "rp_filter", "2");
        _wire.Node.Run("sysctl", "-q", "-w", "net.ipv6.conf.default.disable_ipv6=1");
        _wire.Node.Enter(() =>
        {
            NativeThread.MakeReadOnly("/proc/sys");
            using var segment = Open();
            Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        });

        Assert.Empty(_warnings);
    }

    public void Dispose()
    {
        _wire.Dispose();
        GC.KeepAlive(_crashed);
    }

    private void InNode(Action<SegmentKernel> body) => _wire.Node.Enter(() =>
    {
        using var segment = Open();
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        body(segment);
    });

    private SegmentKernel Open() => SegmentKernel.Open(_wire.Options, _wire.RunDirectory, _warnings.Add);

    private string ReadInNode(string name) => _wire.Node.Enter(() => Read("eth0", name));

    private void Write(string conf, string name, string value) =>
        _wire.Node.Enter(() => File.WriteAllText($"/proc/sys/net/ipv4/conf/{conf}/{name}", value));

    private static string Read(string conf, string name) => File.ReadAllText($"/proc/sys/net/ipv4/conf/{conf}/{name}").Trim();
}
