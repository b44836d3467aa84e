using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Wire;

/// <summary>
/// Hears every interface of its namespace, so that a switch port which is unplugged and plugged in again needs no
/// new socket. Each frame carries the kernel's own time stamp.
/// </summary>
internal sealed unsafe class PacketSocket : IDisposable
{
    private const int AF_PACKET = 17;
    private const int SOCK_RAW = 3;
    private const int SOL_SOCKET = 1;
    private const int SO_RCVBUFFORCE = 33;
    private const int SO_TIMESTAMPNS = 35;
    private const byte PACKET_OUTGOING = 4;

    private readonly SafeSocketHandle _handle;
    private readonly byte[] _control = new byte[64];

    public PacketSocket(bool everythingFromVirtualMacs)
    {
        // Protocol 0 receives nothing until bind: no unfiltered frame slips in.
        _handle = new SafeSocketHandle(LibC.Socket(AF_PACKET, SOCK_RAW, 0), ownsHandle: true);
        var on = 1;
        var megabytes = 4 << 20;
        Span<byte> address = stackalloc byte[20];
        address.Clear();
        address[0] = AF_PACKET;
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], 3);
        _ = LibC.SetSocketOption(Descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &megabytes, sizeof(int));
        fixed (byte* bytes = address)
        {
            if (_handle.IsInvalid || LibC.SetSocketOption(Descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof(int)) != 0
                || !FrameFilter.Attach(Descriptor, everythingFromVirtualMacs) || LibC.Bind(Descriptor, bytes, 20) != 0)
            {
                throw new IOException("capture: " + new Win32Exception(Marshal.GetLastPInvokeError()).Message);
            }
        }
    }

    public int Descriptor => (int)_handle.DangerousGetHandle();

    public void Dispose() => _handle.Dispose();

    /// <summary>The length of the frame, or -1 when there is none; frames sent by this side of the wire are passed over.</summary>
    public int Receive(Span<byte> frame, out int interfaceIndex, out long wallClock)
    {
        var address = stackalloc byte[20];
        fixed (byte* bytes = frame, control = _control)
        {
            while (true)
            {
                var vector = new IoVector { Base = bytes, Length = (nuint)frame.Length };
                var header = new MessageHeader
                {
                    Name = address,
                    NameLength = 20,
                    Vectors = &vector,
                    VectorCount = 1,
                    Control = control,
                    ControlLength = (nuint)_control.Length,
                };
                var length = (int)LibC.ReceiveMessage(Descriptor, &header, LibC.MSG_DONTWAIT);
                if (length >= 0 && address[10] == PACKET_OUTGOING)
                {
                    continue;
                }

                interfaceIndex = *(int*)(address + 4);
                // The only control message we asked for: its header is 16 bytes.
                wallClock = length < 0 ? 0 : ((TimeSpec*)(control + 16))->TotalNanoseconds;
                return length;
            }
        }
    }
}
