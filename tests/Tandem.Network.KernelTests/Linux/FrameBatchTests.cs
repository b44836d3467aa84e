using Tandem.Network.Linux;
using Tandem.Network.Linux.Filter;
using Tandem.Network.Linux.Segments;
using Tandem.Network.Linux.Sockets;
using Tandem.Testing;

namespace Tandem.Network.KernelTests.Linux;

public sealed class FrameBatchTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly FrameBatch _batch = new();

    [KernelFact]
    public void All_frames_arrive_as_they_were_added_and_in_that_order() => _wire.Node.Enter(() =>
    {
        using var tap = new FrameTap(_wire);
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        byte[][] frames = [Frames.Advertisement4(priority: 1), Frames.Advertisement6(priority: 2), Frames.Advertisement4(priority: 3)];
        Array.ForEach(frames, frame => Assert.True(_batch.TryAdd(frame)));

        Assert.Equal(0, socket.Send(_batch, out _));

        Assert.All(frames, sent => Assert.True(NextOfOurs(tap).SequenceEqual(sent), "another frame came first"));
    });

    [KernelFact]
    public void What_was_sent_is_not_sent_again_and_a_cleared_batch_takes_others() => _wire.Node.Enter(() =>
    {
        using var tap = new FrameTap(_wire);
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        _batch.TryAdd(Frames.Advertisement4(priority: 1));
        Assert.Equal(0, socket.Send(_batch, out _));
        Assert.Equal(0, socket.Send(_batch, out _));
        _batch.Clear();
        Assert.Equal(0, _batch.Count);
        _batch.TryAdd(Frames.Advertisement4(priority: 2));
        Assert.Equal(0, socket.Send(_batch, out _));

        Assert.Equal([1, 2], [NextOfOurs(tap)[36], NextOfOurs(tap)[36]]);
    });

    [KernelFact(Needs = "libnftables.so.1")]
    public void Frames_that_the_gate_holds_back_are_named_one_by_one_and_the_others_leave() => _wire.Node.Enter(() =>
    {
        using var segment = SegmentKernel.Open(_wire.Options, _wire.RunDirectory, warning => Assert.Fail(warning));
        Assert.Null(segment.Attach(Wire.Attachment(Wire.Key4, "192.0.2.100/24")));
        using var tap = new FrameTap(_wire);
        using var socket = PacketSocket.Open(segment.Interface.Index);
        Assert.Equal(LibC.ENOBUFS, socket.Send(GateFrames.Alive(segment.Interface.Mac)));

        // Of another virtual MAC, which the gate does not know; of ours, which is closed, twice; and priority 0, which always passes.
        _batch.TryAdd(Frames.Advertisement6(priority: 1));
        _batch.TryAdd(Frames.Advertisement4(priority: 2));
        _batch.TryAdd(Frames.Advertisement4(priority: 3));
        _batch.TryAdd(Frames.Advertisement4(priority: 0));

        Assert.Equal((LibC.ENOBUFS, 1), (socket.Send(_batch, out var refused), refused));
        Assert.Equal((LibC.ENOBUFS, 2), (socket.Send(_batch, out refused), refused));
        Assert.Equal(0, socket.Send(_batch, out _));
        Assert.Equal(1, NextOfOurs(tap)[56]);
        Assert.Equal(0, NextOfOurs(tap)[36]);
    });

    [KernelFact]
    public void An_interface_that_is_down_refuses_every_frame_and_the_batch_comes_to_its_end() => _wire.Node.Enter(() =>
    {
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        _wire.Node.Run("ip", "link", "set", "eth0", "down");
        _batch.TryAdd(Frames.Advertisement4(priority: 1));
        _batch.TryAdd(Frames.Advertisement4(priority: 2));

        Assert.Equal((LibC.ENETDOWN, 0), (socket.Send(_batch, out var refused), refused));
        Assert.Equal((LibC.ENETDOWN, 1), (socket.Send(_batch, out refused), refused));
        Assert.Equal(0, socket.Send(_batch, out _));
    });

    [KernelFact]
    public void A_segment_s_advertisements_of_one_address_fit_and_filling_and_sending_allocates_nothing() => _wire.Node.Enter(() =>
    {
        using var socket = PacketSocket.Open((int)LibC.if_nametoindex("eth0"));
        var frame = Frames.Advertisement4(priority: 1);
        Assert.Equal(255, Fill(frame));
        Assert.Equal(0, socket.Send(_batch, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10; i++)
        {
            _batch.Clear();
            _ = Fill(frame);
            _ = socket.Send(_batch, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    [KernelFact]
    public void A_batch_is_full_before_its_memory_is() => _wire.Node.Enter(() =>
    {
        // 16384 / 1500 = 10.9
        Assert.Equal(10, Fill(new byte[1500]));
        Assert.Equal(10, _batch.Count);
    });

    public void Dispose() => _wire.Dispose();

    private int Fill(byte[] frame)
    {
        var count = 0;
        while (_batch.TryAdd(frame))
        {
            count++;
        }

        return count;
    }

    private static byte[] NextOfOurs(FrameTap tap)
    {
        byte[] heard = [];
        Assert.True(tap.Hears(frame =>
        {
            heard = frame;
            return FrameTap.IsFrom(frame, Wire.Key4.VirtualMac) || FrameTap.IsFrom(frame, Wire.Key6.VirtualMac);
        }), "no further frame arrived");
        return heard;
    }
}
