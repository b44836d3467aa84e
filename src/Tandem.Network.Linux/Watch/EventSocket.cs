using System.Runtime.InteropServices;
using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Watch;

/// <summary>A socket to which the kernel reports every change of an interface or address in the namespace it was opened in.</summary>
internal sealed class EventSocket : IDisposable
{
    private const int DatagramLength = 64 * 1024;

    // A mass takeover of 4,080 addresses is as many reports of 1 KiB each in the kernel's accounting; their macvlans are several of 4 KiB each.
    private const int DefaultQueueLength = 32 * 1024 * 1024;
    private readonly FileDescriptor _socket;
    private readonly byte[] _datagram = new byte[DatagramLength];

    private EventSocket(FileDescriptor socket) => _socket = socket;

    internal int Fd => _socket.Number;

    internal static EventSocket Open(int queueLength = DefaultQueueLength)
    {
        var socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.O_CLOEXEC | LibC.O_NONBLOCK, Rtnl.NETLINK_ROUTE);
        ReadOnlySpan<uint> address = [LibC.AF_NETLINK, 0, Group(Rtnl.RTNLGRP_LINK) | Group(Rtnl.RTNLGRP_IPV4_IFADDR) | Group(Rtnl.RTNLGRP_IPV6_IFADDR)];
        if (socket.IsInvalid || LibC.bind(socket, MemoryMarshal.AsBytes(address), 12) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            socket.Dispose();
            throw new InterfaceRefusedException(new Refusal("watching interfaces", errno, "allow AF_NETLINK (systemd: RestrictAddressFamilies)").ToString());
        }

        var length = MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in queueLength));
        if (LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUFFORCE, length, length.Length) != 0)
        {
            // Without CAP_NET_ADMIN on the host: as large as the system allows everybody.
            _ = LibC.setsockopt(socket, LibC.SOL_SOCKET, LibC.SO_RCVBUF, length, length.Length);
        }

        return new EventSocket(socket);
    }

    /// <summary>The next report.</summary>
    /// <returns>0; EAGAIN when there is none; ENOBUFS when reports were lost.</returns>
    internal int Receive(out ReadOnlySpan<byte> datagram)
    {
        datagram = [];
        var length = LibC.recv(_socket, _datagram, _datagram.Length, 0);
        if (length < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        datagram = _datagram.AsSpan(0, (int)length);
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static uint Group(int number) => 1u << (number - 1);
}
