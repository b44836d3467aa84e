using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Loop;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>The reason for control frames: somebody else's large transaction holds up every other one, but not the data path.</summary>
public sealed class GateLoadTests : IDisposable
{
    private const int Elements = 400_000;

    private const int RoundsPerSwitch = 20;
    private readonly Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void The_gate_opens_and_closes_while_another_program_loads_400_000_elements() => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        var routers = Enumerable.Range(1, 16).Select(vrid => new VirtualRouterKey("front", Family.IPv4, new Vrid(vrid))).ToArray();
        Assert.All(routers, key => Assert.Null(segment.Gate!.Add(Wire.Attachment(key, "192.0.2.100/24"))));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        var load = _wire.Node.Start("nft", "-f", WriteLoad());
        using var beat = new DeadlineTimer();
        using var poller = new Poller();
        poller.Add(beat.Fd, 0);
        Span<int> ready = stackalloc int[1];
        var rounds = 0;
        var longest = TimeSpan.Zero;

        while (!load.HasExited)
        {
            beat.Set(MonotonicClock.Now + TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, poller.Wait(ready, 1000));
            var start = MonotonicClock.Now;
            Assert.Equal(LibC.ENOBUFS, socket.Send(Frames.Alive));
            if (rounds++ % RoundsPerSwitch == 0)
            {
                Switch(socket, routers[rounds / RoundsPerSwitch % routers.Length]);
            }

            var took = MonotonicClock.Now - start;
            longest = took > longest ? took : longest;
        }

        Assert.Equal(0, load.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.True(rounds > 50, $"only {rounds} rounds: the load was over too soon to prove anything");
        Assert.True(longest < Wire.Lease, $"one round of five frames took {longest.TotalMilliseconds:0.0} ms");
    });

    public void Dispose() => _wire.Dispose();

    private static void Switch(PacketSocket socket, VirtualRouterKey key)
    {
        var advertisement = Frames.Advertisement4(priority: 100);
        advertisement[11] = key.Vrid.Value;
        Assert.Equal(LibC.ENOBUFS, socket.Send(GateFrames.Open(key.VirtualMac)));
        Assert.Equal(0, socket.Send(advertisement));
        Assert.Equal(LibC.ENOBUFS, socket.Send(GateFrames.Close(key.VirtualMac)));
        Assert.Equal(LibC.ENOBUFS, socket.Send(advertisement));
    }

    private string WriteLoad()
    {
        var file = Path.Combine(_wire.RunDirectory, "load.nft");
        var elements = string.Join(',', Enumerable.Range(0, Elements).Select(i => $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"));
        File.WriteAllText(file, $"table inet load {{ set s {{ type ipv4_addr; elements = {{ {elements} }} }}\n}}\n");
        return file;
    }
}
