using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>What passes the gate, told by what the sender's socket says; the tap proves the two agree.</summary>
public sealed class GateTests : IDisposable
{
    private const int Passed = 0;
    private const int Dropped = LibC.ENOBUFS;
    private static readonly MacAddress Virtual = Wire.Key4.VirtualMac;
    private readonly Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_closed_gate_lets_only_priority_zero_pass() => AtGate((_, send) =>
    {
        using var tap = new FrameTap(_wire);

        Assert.Equal(Dropped, send(Frames.Advertisement4(priority: 100)));
        Assert.Equal(Dropped, send(Frames.Advertisement6(priority: 100)));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 0)));
        Assert.Equal(Passed, send(Frames.Advertisement6(priority: 0)));

        Assert.True(tap.Hears(frame => FrameTap.IsFrom(frame, Virtual) && frame[36] == 0), "priority 0 over IPv4 never arrived");
        Assert.True(tap.Hears(frame => FrameTap.IsFrom(frame, Wire.Key6.VirtualMac) && frame[56] == 0), "priority 0 over IPv6 never arrived");
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Control_frames_are_consumed_and_open_and_close_one_router() => AtGate((_, send) =>
    {
        using var tap = new FrameTap(_wire);

        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Dropped, send(GateFrames.Open(Virtual)));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 100)));
        Assert.Equal(Dropped, send(Frames.Advertisement6(priority: 100)));

        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Dropped, send(GateFrames.Close(Virtual)));
        Assert.Equal(Dropped, send(Frames.Advertisement4(priority: 100)));

        Assert.True(tap.Hears(frame => FrameTap.IsFrom(frame, Virtual)), "the advertisement of the open router never arrived");
        Assert.Equal(0, tap.CountFrom(Virtual, TimeSpan.FromMilliseconds(50)));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Frames_that_are_not_ours_always_pass() => AtGate((_, send) =>
    {
        Assert.Equal(Passed, send(Frames.From(new MacAddress(0x02_00_00_00_00_77))));
        Assert.Equal(Passed, send(Frames.From(MacAddress.VirtualRouter(Family.IPv4, new Vrid(52)))));
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void An_open_router_falls_silent_when_nobody_renews_the_lease() => AtGate((_, send) =>
    {
        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Dropped, send(GateFrames.Open(Virtual)));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 100)));
        var renewed = MonotonicClock.Now;

        while (send(Frames.Advertisement4(priority: 100)) == Passed)
        {
            Assert.True(MonotonicClock.Now - renewed < TimeSpan.FromSeconds(5), "still open 5 s after the last renewal; the lease is 300 ms");
        }

        Assert.InRange(MonotonicClock.Now - renewed, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 0)));
        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 100)));
    });

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void A_flushed_gate_lets_the_alive_frame_pass_and_is_rebuilt_closed() => AtGate((gate, send) =>
    {
        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Dropped, send(GateFrames.Open(Virtual)));
        Assert.True(gate.Exists());
        Assert.Equal(1, gate.Generation);

        _wire.Node.Run("nft", "flush", "ruleset");

        Assert.Equal(Passed, send(Frames.Alive));
        Assert.False(gate.Exists());
        Assert.Null(gate.Build());
        Assert.Equal(2, gate.Generation);
        Assert.Equal(Dropped, send(Frames.Alive));
        Assert.Equal(Dropped, send(Frames.Advertisement4(priority: 100)));
        Assert.Equal(Dropped, send(GateFrames.Open(Virtual)));
        Assert.Equal(Passed, send(Frames.Advertisement4(priority: 100)));
    });

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void A_router_added_to_a_flushed_gate_brings_the_table_back() => AtGate((gate, send) =>
    {
        _wire.Node.Run("nft", "flush", "ruleset");

        Assert.Null(gate.Add(Wire.Attachment(new VirtualRouterKey("front", Family.IPv4, new Vrid(52)), "192.0.2.101/24")));

        Assert.Equal(2, gate.Generation);
        Assert.Equal(Dropped, send(Frames.Advertisement4(priority: 100)));
        Assert.Equal(Dropped, send(Frames.From(MacAddress.VirtualRouter(Family.IPv4, new Vrid(52)))));
    });

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void Tables_of_interfaces_that_are_gone_are_removed_and_others_stay()
    {
        _wire.Node.Run("nft", "add", "table", "netdev", "tandem-gone0");
        _wire.Node.Run("nft", "add", "table", "netdev", "somebody");
        AtGate((_, _) =>
        {
            var tables = _wire.Node.Run("nft", "list", "tables");
            Assert.DoesNotContain("tandem-gone0", tables, StringComparison.Ordinal);
            Assert.Contains("somebody", tables, StringComparison.Ordinal);
            Assert.Contains("tandem-eth0", tables, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("tandem", _wire.Node.Run("nft", "list", "tables"), StringComparison.Ordinal);
    }

    public void Dispose() => _wire.Dispose();

    private void AtGate(Action<Gate, Func<byte[], int>> body) => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key6, "fe80::100/64")));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        body(segment.Gate!, frame => socket.Send(frame));
    });
}
