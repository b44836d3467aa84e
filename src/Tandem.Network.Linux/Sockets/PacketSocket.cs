using System.Runtime.InteropServices;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Sockets;

/// <summary>
/// Sends whole Ethernet frames out of one interface, with any source address. It never receives (protocol 0), and it goes through the
/// queue discipline, because the gate's egress hook is only passed on that way.
/// </summary>
public sealed class PacketSocket : IDisposable
{
    private const int AddressLength = 20;
    private const int MembershipLength = 16;
    private const ushort MulticastMembership = 0;

    /// <summary>Room for all advertisements of a segment, which a driver may take long to send; the usual size holds about 250.</summary>
    private const int SendBufferBytes = 2 * 1024 * 1024;

    private readonly FileDescriptor _socket;
    private readonly int _interfaceIndex;

    private PacketSocket(FileDescriptor socket, int interfaceIndex)
    {
        _socket = socket;
        _interfaceIndex = interfaceIndex;
    }

    /// <summary>Opens a socket bound to the interface with this number.</summary>
    /// <exception cref="InterfaceRefusedException">No such interface, or CAP_NET_RAW is missing.</exception>
    public static PacketSocket Open(int interfaceIndex)
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
        MemoryMarshal.Write(address[4..], interfaceIndex);
        if (LibC.bind(socket, address, address.Length) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            socket.Dispose();
            throw new InterfaceRefusedException(new Refusal($"binding a packet socket to interface number {interfaceIndex}", errno, "the interface must exist").ToString());
        }

        Span<byte> room = stackalloc byte[sizeof(int)];
        MemoryMarshal.Write(room, SendBufferBytes);
        _ = LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_SNDBUFFORCE, room, room.Length);
        return new PacketSocket(socket, interfaceIndex);
    }

    /// <summary>
    /// Sends one frame without waiting. 0 when it left the interface; otherwise the error number. ENOBUFS also means that the
    /// gate's egress hook dropped or consumed it.
    /// </summary>
    public int Send(ReadOnlySpan<byte> frame) =>
        LibC.send(_socket, frame, frame.Length, 0) >= 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Sends a batch without waiting, each frame as <see cref="Send(ReadOnlySpan{byte})"/> does, until one of them is refused.</summary>
    /// <param name="batch">Frames already tried are not sent again: so the next call goes on after the refused one.</param>
    /// <param name="refused">Which frame it was, counted from 0.</param>
    /// <returns>0 when all frames were tried; otherwise the error number of the refused one.</returns>
    public int Send(FrameBatch batch, out int refused)
    {
        refused = -1;
        while (batch.Left is { Length: > 0 } left)
        {
            // Where the kernel stops after some frames it does not say why; the next call begins with the one it stopped at, and does.
            var sent = LibC.sendmmsg(_socket, ref left[0], (uint)left.Length, 0);
            refused = batch.Next;
            batch.Advance(Math.Max(1, sent));
            if (sent < 0)
            {
                return Marshal.GetLastPInvokeError();
            }
        }

        return 0;
    }

    /// <summary>Lets a filtering NIC deliver a multicast address, without promiscuous mode, for as long as this socket is open.</summary>
    public Refusal? JoinMulticast(MacAddress group)
    {
        Span<byte> membership = stackalloc byte[MembershipLength];
        membership.Clear();
        MemoryMarshal.Write(membership, _interfaceIndex);
        MemoryMarshal.Write(membership[4..], MulticastMembership);
        MemoryMarshal.Write(membership[6..], (ushort)6);
        group.Write(membership[8..]);
        return LibC.setsockopt(_socket, LibC.SOL_PACKET, LibC.PACKET_ADD_MEMBERSHIP, membership, membership.Length) == 0
            ? null
            : new Refusal($"joining {group} on interface number {_interfaceIndex}", Marshal.GetLastPInvokeError(), "the NIC's driver must accept multicast filters, or set it promiscuous");
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
