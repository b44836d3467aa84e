using Tandem.Network.Beat;
using Tandem.Network.Capture;
using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Xunit.Abstractions;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>A set keeps deleted elements for a while, so that one router cannot be switched without end (docs/adr/0003).</summary>
public sealed class GateRefusalTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>More than the set has room for.</summary>
    private const int Enough = 20_000;

    private readonly Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1")]
    public void A_router_whose_opening_the_kernel_refused_is_opened_at_a_later_beat() => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        var attachment = Wire.Attachment(Wire.Key4, "192.0.2.100/24");
        Assert.Null(segment.Attach(attachment));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        var gate = new GateControl(true, socket, segment.Interface.Mac, Wire.Lease, () => Assert.Fail("the gate is there"));
        var slot = new RouterSlot(attachment, segment.Interface.Mac, socket, gate, new AnnouncementPace(1000), _ => { });
        gate.Beat(MonotonicClock.Now, [slot]);

        var switches = 0;
        for (slot.OpenGate(); Passes(socket); slot.OpenGate())
        {
            slot.CloseGate();
            Assert.True(++switches < Enough, $"{switches} switches in a row and none refused");
        }

        output.WriteLine($"refused after {switches} switches");
        var refused = MonotonicClock.Now;
        using var timer = new DeadlineTimer();
        using var poller = new Poller();
        poller.Add(timer.Fd, 0);
        Span<int> ready = stackalloc int[1];
        while (!Passes(socket))
        {
            Assert.True(MonotonicClock.Now - refused < TimeSpan.FromSeconds(10), "never opened");
            timer.Set(gate.BeatAt);
            poller.Wait(ready, 1000);
            gate.Beat(MonotonicClock.Now, [slot]);
        }

        output.WriteLine($"open {(MonotonicClock.Now - refused).TotalMilliseconds:0} ms later");
    });

    public void Dispose() => _wire.Dispose();

    private static bool Passes(PacketSocket socket) => socket.Send(Frames.Advertisement4(priority: 100)) == 0;
}
