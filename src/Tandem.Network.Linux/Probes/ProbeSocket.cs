using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Probes;

/// <summary>A packet socket on one interface that hears only what its filter lets through, and that a frame can be sent from.</summary>
internal sealed class ProbeSocket : IDisposable
{
    /// <summary>For frames of all kinds.</summary>
    internal const ushort AllProtocols = 3;

    private const int AddressLength = 20;
    private const int FrameLength = 128;

    private readonly FileDescriptor _socket;
    private readonly byte[] _frame = new byte[FrameLength];

    private ProbeSocket(FileDescriptor socket) => _socket = socket;

    internal int Fd => _socket.Number;

    /// <summary>Opens one. It hears nothing before its filter is there.</summary>
    /// <param name="interfaceIndex">The interface's number.</param>
    /// <param name="etherType">What is heard before the filter.</param>
    /// <param name="filter">Instructions of eight bytes each.</param>
    /// <exception cref="InterfaceRefusedException">No such interface, or CAP_NET_RAW is missing.</exception>
    internal static ProbeSocket Open(int interfaceIndex, ushort etherType, ulong[] filter)
    {
        var socket = LibC.socket(LibC.AF_PACKET, LibC.SOCK_RAW | LibC.O_CLOEXEC | LibC.O_NONBLOCK, 0);
        if (socket.IsInvalid)
        {
            var errno = Marshal.GetLastPInvokeError();
            socket.Dispose();
            throw new InterfaceRefusedException(new Refusal("opening a packet socket", errno, Cures.PacketSocket(errno)).ToString());
        }

        Span<byte> address = stackalloc byte[AddressLength];
        address.Clear();
        MemoryMarshal.Write(address, (ushort)LibC.AF_PACKET);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], etherType);
        MemoryMarshal.Write(address[4..], interfaceIndex);
        if (Attach(socket, filter) != 0 || LibC.bind(socket, address, address.Length) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            socket.Dispose();
            throw new InterfaceRefusedException(new Refusal($"listening on interface number {interfaceIndex}", errno, "the interface must exist").ToString());
        }

        return new ProbeSocket(socket);
    }

    /// <summary>The next frame, as far as it matters; valid until the next call.</summary>
    /// <returns>False: none waits.</returns>
    internal bool TryReceive(out ReadOnlySpan<byte> frame)
    {
        var length = (int)LibC.recv(_socket, _frame, _frame.Length, 0);
        frame = _frame.AsSpan(0, Math.Max(0, length));
        return length > 0;
    }

    /// <summary>Sends without waiting. What does not get out is not answered, and counts as that.</summary>
    internal void Send(ReadOnlySpan<byte> frame) => _ = LibC.send(_socket, frame, frame.Length, 0);

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static unsafe int Attach(FileDescriptor socket, ulong[] filter)
    {
        fixed (ulong* instructions = filter)
        {
            // struct sock_fprog: how many, then, aligned, where.
            Span<byte> program = stackalloc byte[2 * sizeof(long)];
            program.Clear();
            MemoryMarshal.Write(program, (ushort)filter.Length);
            MemoryMarshal.Write(program[sizeof(long)..], (nint)instructions);
            return LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_ATTACH_FILTER, program, program.Length);
        }
    }
}
