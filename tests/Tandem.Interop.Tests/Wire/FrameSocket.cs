using System.Net.Sockets;
using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Wire;

/// <summary>Whole Ethernet frames in and out of a machine's eth0.</summary>
internal sealed class FrameSocket : IDisposable
{
    private const ushort EveryProtocol = 0x0003;
    private readonly Socket _socket;

    internal FrameSocket(Machine machine)
    {
        var index = KernelView.InterfaceIndex(machine.Network, "eth0");
        _socket = machine.Network.Enter(() =>
        {
            var socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Unspecified) { ReceiveBufferSize = 4 << 20 };
            socket.Bind(new PacketEndPoint(index, EveryProtocol));
            return socket;
        });
    }

    internal void Send(ReadOnlySpan<byte> frame) => _socket.Send(frame);

    /// <summary>The next frame's length, or -1 when none comes within the limit or the socket is closed.</summary>
    internal int Receive(Span<byte> buffer, TimeSpan limit) =>
        _socket.Poll(limit, SelectMode.SelectRead) ? _socket.Receive(buffer) : -1;

    public void Dispose() => _socket.Dispose();
}
