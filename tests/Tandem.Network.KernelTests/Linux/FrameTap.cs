using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;
using Tandem.Vrrp.Model;

namespace Tandem.Network.KernelTests.Linux;

/// <summary>Hears every frame on the peer's end of the cable.</summary>
internal sealed class FrameTap : IDisposable
{
    private const int AllProtocols = 3;
    private const int BufferBytes = 4 * 1024 * 1024;
    private readonly FileDescriptor _socket;
    private readonly Poller _poller = new();
    private readonly byte[] _buffer = new byte[2048];

    internal FrameTap(Wire wire)
    {
        _socket = wire.Peer.Enter(Open);
        _poller.Add(_socket.Number, 0);
    }

    public void Dispose()
    {
        _poller.Dispose();
        _socket.Dispose();
    }

    /// <summary>Waits for a frame that fits, at most for 5 s.</summary>
    internal bool Hears(Func<byte[], bool> fits) => Listen(TimeSpan.FromSeconds(5), fits).Count > 0;

    /// <summary>The frames from a source that came so far and come within the given time.</summary>
    internal int CountFrom(MacAddress source, TimeSpan time) => Count(frame => IsFrom(frame, source), time);

    /// <summary>The frames that fit of those that came so far and come within the given time.</summary>
    internal int Count(Func<byte[], bool> fits, TimeSpan time)
    {
        var count = 0;
        _ = Listen(time, frame =>
        {
            count += fits(frame) ? 1 : 0;
            return false;
        });
        return count;
    }

    internal static bool IsFrom(byte[] frame, MacAddress source) => MacAddress.Read(frame.AsSpan(6)) == source;

    private List<byte[]> Listen(TimeSpan time, Func<byte[], bool> fits)
    {
        Span<int> ready = stackalloc int[1];
        var end = MonotonicClock.Now + time;
        while (_poller.Wait(ready, Math.Max(0, (int)(end - MonotonicClock.Now).TotalMilliseconds)) > 0)
        {
            var length = LibC.recv(_socket, _buffer, _buffer.Length, 0);
            var frame = _buffer[..(int)length];
            if (fits(frame))
            {
                return [frame];
            }
        }

        return [];
    }

    private static FileDescriptor Open()
    {
        var protocol = BinaryPrimitives.ReverseEndianness((ushort)AllProtocols);
        var socket = LibC.socket(LibC.AF_PACKET, LibC.SOCK_RAW, protocol);
        Span<byte> address = stackalloc byte[20];
        address.Clear();
        MemoryMarshal.Write(address, (ushort)LibC.AF_PACKET);
        MemoryMarshal.Write(address[2..], protocol);
        MemoryMarshal.Write(address[4..], (int)LibC.if_nametoindex("peer0"));
        Assert.Equal(0, LibC.bind(socket, address, address.Length));

        // 255 announcements at once fill the usual buffer, and what comes after them is lost when the test's thread is slow.
        Span<byte> size = stackalloc byte[sizeof(int)];
        MemoryMarshal.Write(size, BufferBytes);
        Assert.Equal(0, LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUFFORCE, size, size.Length));
        return socket;
    }
}
