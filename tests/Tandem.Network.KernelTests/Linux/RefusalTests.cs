using Tandem.Network.Linux.Node;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>What is refused is said in one line with its cure.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Wire _wire = new();

    [KernelFact]
    public void A_missing_interface_is_named_with_those_that_exist() => Assert.Equal(
        "segment front: there is no interface eth9; the interfaces here are lo, eth0",
        Refused(_wire.Options with { Interface = "eth9" }));

    [KernelTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_capabilities_the_segment_names_them(bool gate) => Assert.Contains(
        "CAP_NET_ADMIN", Refused(_wire.Options with { Gate = gate }, NativeThread.DropPrivileges), StringComparison.Ordinal);

    [KernelFact]
    public void Without_a_gate_a_Backup_s_macvlan_is_down_and_a_Master_s_is_up() => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options with { Gate = false }, _wire.RunDirectory, warning => Assert.StartsWith("gate = off on eth0", warning, StringComparison.Ordinal));
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        Assert.Contains("state DOWN", Macvlans(), StringComparison.Ordinal);

        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
        Assert.True(SpinWait.SpinUntil(() => Macvlans().Contains("state UP", StringComparison.Ordinal), TimeSpan.FromSeconds(5)), Macvlans());

        Assert.Null(segment.RemoveAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));
        Assert.Contains("state DOWN", Macvlans(), StringComparison.Ordinal);
    });

    [KernelFact]
    public void Accept_off_without_a_gate_is_warned_of() => _wire.Node.Enter(() =>
    {
        List<string> warnings = [];
        using var segment = SegmentKernel.Open(_wire.Options with { Gate = false }, _wire.RunDirectory, warnings.Add);

        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24") with { Accept = false }));

        Assert.Contains("accept = off of front-4-51 needs the gate: packets to its addresses are delivered; write gate = on", warnings);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_virtual_MAC_that_another_program_uses_is_named() => _wire.Node.Enter(() =>
    {
        _wire.Node.Run("ip", "link", "add", "link", "eth0", "name", "vrrp.51", "address", "00:00:5e:00:01:33", "type", "macvlan", "mode", "private");
        _wire.Node.Run("ip", "link", "set", "vrrp.51", "up");
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));

        Assert.Contains("another VRRP program", segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24"))?.ToString(), StringComparison.Ordinal);
    });

    [KernelTheory(Needs = "libnftables.so.1,nft")]
    [InlineData(true)]
    [InlineData(false)]
    public void A_kernel_that_does_not_answer_is_a_refusal_and_closing_goes_on(bool virtualMac) => _wire.Node.Enter(() =>
    {
        List<string> warnings = [];
        var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warnings.Add);
        var attachment = Wire.Attachment(Wire.Key4, "192.0.2.100/24") with { VirtualMac = virtualMac };
        Assert.Null(segment.Attach(attachment));
        Assert.Null(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.100/24")));

        NativeThread.BreakNetlink();

        Assert.NotNull(segment.AddAddresses(Wire.Key4, Wire.Addresses("192.0.2.101/24")));
        Assert.NotNull(segment.RemoveAddresses(Wire.Key4, Wire.Addresses("192.0.2.101/24")));
        Assert.Null(segment.Restore(Wire.Key4, held: true));
        segment.RemoveLeftovers(new HashSet<VirtualRouterKey>());
        Assert.Equal(1, warnings.Count(warning => warning.Contains("Socket operation on non-socket", StringComparison.Ordinal)));
        segment.Dispose();
        Assert.Equal("", _wire.Node.Run("nft", "list", "tables"));
    });

    [KernelFact]
    public void A_second_instance_in_the_namespace_is_refused_and_one_elsewhere_is_not() => _wire.Node.Enter(() =>
    {
        using (var first = InstanceLock.TryAcquire(InstanceLock.Node, out var none))
        {
            Assert.NotNull(first);
            Assert.Null(none);
            Assert.Null(InstanceLock.TryAcquire(InstanceLock.Node, out var refusal));
            Assert.Equal("another tandem-node is running in this network namespace; stop it first (ss -xp shows who holds @tandem-node)", refusal?.ToString());
            _wire.Peer.Enter(() =>
            {
                using var elsewhere = InstanceLock.TryAcquire(InstanceLock.Node, out _);
                Assert.NotNull(elsewhere);
            });
        }

        using var next = InstanceLock.TryAcquire(InstanceLock.Node, out _);
        Assert.NotNull(next);
    });

    public void Dispose() => _wire.Dispose();

    private string Macvlans() => _wire.Node.Run("ip", "link", "show", "type", "macvlan");

    private string Refused(SegmentPortOptions options, Action? beforehand = null) => _wire.Node.Enter(() =>
    {
        beforehand?.Invoke();
        return Assert.Throws<InterfaceRefusedException>(() => SegmentKernel.Open(options, _wire.RunDirectory, warning => Assert.Fail(warning))).Message;
    });
}
