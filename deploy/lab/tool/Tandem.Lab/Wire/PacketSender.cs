using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>Sends whole frames out of interfaces by name; one that is down or gone swallows them.</summary>
internal sealed unsafe class PacketSender : IDisposable
{
    private const int AF_PACKET = 17;
    private const int SOCK_RAW = 3;

    private readonly SafeSocketHandle _handle = new(LibC.Socket(AF_PACKET, SOCK_RAW, 0), ownsHandle: true);

    public PacketSender()
    {
        if (_handle.IsInvalid)
        {
            throw new IOException("ask: " + new Win32Exception(Marshal.GetLastPInvokeError()).Message);
        }
    }

    public void Dispose() => _handle.Dispose();

    public void Send(string port, ReadOnlySpan<byte> frame)
    {
        Span<byte> address = stackalloc byte[20];
        address.Clear();
        address[0] = AF_PACKET;
        BinaryPrimitives.WriteInt32LittleEndian(address[4..], (int)LibC.InterfaceIndex(port));
        address[11] = 6;
        fixed (byte* bytes = frame, to = address)
        {
            _ = LibC.SendTo((int)_handle.DangerousGetHandle(), bytes, (nuint)frame.Length, LibC.MSG_DONTWAIT, to, 20);
        }
    }
}
