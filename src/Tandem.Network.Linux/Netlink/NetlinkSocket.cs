using System.Runtime.InteropServices;
using Tandem.Network.Ports;

namespace Tandem.Network.Linux.Netlink;

/// <summary>A request socket: messages out, acknowledgements or a listing back. For one thread at a time.</summary>
internal sealed class NetlinkSocket : IDisposable
{
    private const int BufferLength = 64 * 1024;
    private const int SO_RCVTIMEO = 20;
    private readonly FileDescriptor _socket;
    private readonly byte[] _buffer = new byte[BufferLength];
    private uint _sequence = 1;

    private NetlinkSocket(FileDescriptor socket) => _socket = socket;

    internal NetlinkTraffic Traffic { get; private set; }

    /// <summary>Opens a socket of one netlink protocol in the network namespace of the calling thread.</summary>
    internal static NetlinkSocket Open(int protocol)
    {
        var socket = LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.O_CLOEXEC, protocol);
        if (socket.IsInvalid)
        {
            var errno = Marshal.GetLastPInvokeError();
            socket.Dispose();
            throw new InterfaceRefusedException(new Refusal("opening a netlink socket", errno, "allow AF_NETLINK (systemd: RestrictAddressFamilies)").ToString());
        }

        Span<byte> on = [1, 0, 0, 0];
        // Older kernels lack one or the other; everything works without, only less well told.
        _ = LibC.setsockopt(socket, LibC.SOL_NETLINK, Rtnl.NETLINK_CAP_ACK, on, on.Length);
        _ = LibC.setsockopt(socket, LibC.SOL_NETLINK, Rtnl.NETLINK_EXT_ACK, on, on.Length);
        _ = LibC.setsockopt(socket, LibC.SOL_NETLINK, Rtnl.NETLINK_GET_STRICT_CHK, on, on.Length);

        // The kernel answers before send returns. A lost answer must not hold the caller for ever.
        var limit = new LibC.TimeSpec { Seconds = 10 };
        _ = LibC.setsockopt(socket, LibC.SOL_SOCKET, SO_RCVTIMEO, MemoryMarshal.AsBytes(new ReadOnlySpan<LibC.TimeSpec>(in limit)), 16);
        return new NetlinkSocket(socket);
    }

    /// <summary>An empty batch with sequences of its own.</summary>
    internal NetlinkBatch NewBatch() => new(_sequence);

    /// <summary>Sends a batch whose every message asks for an acknowledgement.</summary>
    /// <returns>What was refused, and what was not answered.</returns>
    internal List<NetlinkFailure> Execute(NetlinkBatch batch)
    {
        _sequence += (uint)batch.Count;
        List<NetlinkFailure> failures = [];
        var answered = new bool[batch.Count];
        var errno = Send(batch);
        var waiting = errno == 0 ? batch.Count : 0;
        while (waiting > 0 && Receive(out var datagram, out errno))
        {
            var messages = new NetlinkMessages(datagram);
            while (messages.MoveNext())
            {
                var index = messages.Sequence - batch.FirstSequence;
                if (messages.Type != Rtnl.NLMSG_ERROR || index >= batch.Count || answered[index])
                {
                    continue;
                }

                waiting--;
                answered[index] = true;
                if (ErrorOf(messages) is var failed and not 0)
                {
                    failures.Add(new NetlinkFailure((int)index, failed, TextOf(messages)));
                }
            }
        }

        for (var i = 0; errno != 0 && i < batch.Count; i++)
        {
            if (!answered[i])
            {
                failures.Add(new NetlinkFailure(i, errno, ""));
            }
        }

        return failures;
    }

    /// <summary>
    /// Sends one message and reads what it asks for. A listing that changed under our hands is read again, but not for ever: what changes
    /// that often would be out of date in any case.
    /// </summary>
    /// <param name="request">Makes the message.</param>
    /// <param name="type">Type of the answers.</param>
    /// <param name="read">Reads an answer.</param>
    /// <param name="found">Receives the answers.</param>
    /// <param name="single">True when there is one answer and nothing after it.</param>
    /// <returns>0 or the error number.</returns>
    internal int Query<T>(Func<NetlinkBatch> request, ushort type, Func<ReadOnlySpan<byte>, T> read, List<T> found, bool single)
    {
        const int attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            found.Clear();
            var errno = TryQuery(request(), type, read, found, single, out var interrupted);
            if (errno != 0 || !interrupted || attempt == attempts)
            {
                return errno;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private int TryQuery<T>(NetlinkBatch batch, ushort type, Func<ReadOnlySpan<byte>, T> read, List<T> found, bool single, out bool interrupted)
    {
        _sequence += (uint)batch.Count;
        interrupted = false;
        var errno = Send(batch);
        while (errno == 0 && Receive(out var datagram, out errno))
        {
            var messages = new NetlinkMessages(datagram);
            while (messages.MoveNext())
            {
                if (messages.Sequence != batch.FirstSequence)
                {
                    continue;
                }

                interrupted |= (messages.Flags & Rtnl.NLM_F_DUMP_INTR) != 0;
                if (messages.Type is Rtnl.NLMSG_DONE or Rtnl.NLMSG_ERROR)
                {
                    return ErrorOf(messages);
                }

                if (messages.Type == type)
                {
                    found.Add(read(messages.Payload));
                    if (single)
                    {
                        return 0;
                    }
                }
            }
        }

        return errno;
    }

    private int Send(NetlinkBatch batch)
    {
        if (batch.Count == 0)
        {
            return 0;
        }

        Traffic = new NetlinkTraffic(Traffic.Calls + 1, Traffic.Messages + batch.Count);
        return LibC.send(_socket, batch.Bytes, batch.Bytes.Length, 0) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private bool Receive(out ReadOnlySpan<byte> datagram, out int errno)
    {
        var length = LibC.recv(_socket, _buffer, _buffer.Length, 0);
        while (length < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR)
        {
            length = LibC.recv(_socket, _buffer, _buffer.Length, 0);
        }

        errno = length < 0 ? Marshal.GetLastPInvokeError() : 0;
        datagram = length < 0 ? [] : _buffer.AsSpan(0, (int)length);
        return length >= 0;
    }

    private static int ErrorOf(NetlinkMessages message) =>
        message.Payload.Length >= 4 ? -MemoryMarshal.Read<int>(message.Payload) : 0;

    private static string TextOf(NetlinkMessages message)
    {
        const int textOffset = 4 + NetlinkBatch.HeaderLength;
        if ((message.Flags & Rtnl.NLM_F_ACK_TLVS) == 0 || message.Payload.Length < textOffset)
        {
            return "";
        }

        var attributes = new NetlinkAttributes(message.Payload[textOffset..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == Rtnl.NLMSGERR_ATTR_MSG)
            {
                return attributes.Text;
            }
        }

        return "";
    }
}
