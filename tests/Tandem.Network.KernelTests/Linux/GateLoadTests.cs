using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>The reason for control frames: somebody else's large transaction holds up every other one, but not the data path.</summary>
public sealed class GateLoadTests : IDisposable
{
    private const int Elements = 400_000;
    private readonly Wire _wire = new();

    [KernelFact(Needs = "libnftables.so.1,nft")]
    public void The_gate_opens_and_closes_while_another_program_loads_400_000_elements() => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        using var socket = PacketSocket.Open(segment.Interface.Index);
        var load = _wire.Node.Start("nft", "-f", WriteLoad());
        var rounds = 0;
        var longest = TimeSpan.Zero;

        while (!load.HasExited)
        {
            var start = MonotonicClock.Now;
            Assert.Equal(LibC.ENOBUFS, socket.Send(Frames.Alive));
            Assert.Equal(LibC.ENOBUFS, socket.Send(GateFrames.Open(Wire.Key4.VirtualMac)));
            Assert.Equal(0, socket.Send(Frames.Advertisement4(priority: 100)));
            Assert.Equal(LibC.ENOBUFS, socket.Send(GateFrames.Close(Wire.Key4.VirtualMac)));
            Assert.Equal(LibC.ENOBUFS, socket.Send(Frames.Advertisement4(priority: 100)));
            var took = MonotonicClock.Now - start;
            longest = took > longest ? took : longest;
            rounds++;
        }

        Assert.Equal(0, load.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.True(rounds > 100, $"only {rounds} rounds: the load was over too soon to prove anything");
        Assert.True(longest < Wire.Lease, $"one round of five frames took {longest.TotalMilliseconds:0.0} ms");
    });

    public void Dispose() => _wire.Dispose();

    private string WriteLoad()
    {
        var file = Path.Combine(_wire.RunDirectory, "load.nft");
        var elements = string.Join(',', Enumerable.Range(0, Elements).Select(i => $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}"));
        File.WriteAllText(file, $"table inet load {{ set s {{ type ipv4_addr; elements = {{ {elements} }}; }} }}\n");
        return file;
    }
}
