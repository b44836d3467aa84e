using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Network.Linux.Guard;

/// <summary>A unix socket that keeps messages apart (SOCK_SEQPACKET) and whose end says that the other process is gone.</summary>
public sealed class RecordSocket : IDisposable
{
    private const int LongestPath = 107;
    private readonly FileDescriptor _socket;

    /// <summary>
    /// A process that dies lets go of its descriptors one after the other, on today's kernels the highest number first, and each packet
    /// socket takes it 10 to 20 ms. Nothing else of a worker has a number like this.
    /// </summary>
    private const int HighNumber = 1000;

    private RecordSocket(FileDescriptor socket) => _socket = socket;

    /// <summary>For <see cref="Loop.Poller.Add"/>.</summary>
    public int Fd => _socket.Number;

    /// <summary>Waits for connections at a path, which it replaces; only this user can connect.</summary>
    public static RecordSocket Listen(string path)
    {
        File.Delete(path);
        var socket = new RecordSocket(New(LibC.O_NONBLOCK));
        var address = AddressOf(path);
        socket.Check(LibC.bind(socket._socket, address, address.Length), $"binding {path}");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        socket.Check(LibC.listen(socket._socket, 1), $"listening on {path}");
        return socket;
    }

    /// <summary>Connects to a path; receiving and sending then wait, sending no longer than given.</summary>
    public static RecordSocket Connect(string path, TimeSpan longestSend)
    {
        var socket = new RecordSocket(New(0));
        var limit = new LibC.TimeSpec { Seconds = (long)longestSend.TotalSeconds };
        _ = LibC.setsockopt(socket._socket, LibC.SOL_SOCKET, LibC.SO_SNDTIMEO, MemoryMarshal.AsBytes(new ReadOnlySpan<LibC.TimeSpec>(in limit)), 16);
        var address = AddressOf(path);
        socket.Check(LibC.connect(socket._socket, address, address.Length), $"connecting to {path}");
        var high = LibC.fcntl(socket._socket, LibC.F_DUPFD_CLOEXEC, HighNumber);
        if (high.IsInvalid)
        {
            high.Dispose();
            return socket;
        }

        socket.Dispose();
        return new RecordSocket(high);
    }

    /// <summary>The connection that waits, whose calls do not wait; null when there is none.</summary>
    public RecordSocket? Accept()
    {
        var socket = LibC.accept4(_socket, 0, 0, LibC.O_CLOEXEC | LibC.O_NONBLOCK);
        if (!socket.IsInvalid)
        {
            return new RecordSocket(socket);
        }

        socket.Dispose();
        return null;
    }

    /// <summary>Sends one message.</summary>
    /// <returns>0 or the error number.</returns>
    public int Send(ReadOnlySpan<byte> message) =>
        LibC.send(_socket, message, message.Length, LibC.MSG_NOSIGNAL) >= 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Receives one message.</summary>
    /// <returns>Its length; 0 at the end; -1 when none waits.</returns>
    public int Receive(Span<byte> message)
    {
        var length = LibC.recv(_socket, message, message.Length, 0);
        while (length < 0 && Marshal.GetLastPInvokeError() == LibC.EINTR)
        {
            length = LibC.recv(_socket, message, message.Length, 0);
        }

        if (length >= 0)
        {
            return (int)length;
        }

        return Marshal.GetLastPInvokeError() == LibC.EAGAIN ? -1 : 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static FileDescriptor New(int flags) => LibC.socket(LibC.AF_UNIX, LibC.SOCK_SEQPACKET | LibC.O_CLOEXEC | flags, 0);

    /// <summary>struct sockaddr_un.</summary>
    private static byte[] AddressOf(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        return bytes.Length is > 0 and <= LongestPath
            ? [LibC.AF_UNIX, 0, .. bytes, 0]
            : throw new ArgumentOutOfRangeException(nameof(path), path, $"a socket's path has 1..{LongestPath} bytes");
    }

    private void Check(int result, string what)
    {
        if (result != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            _socket.Dispose();
            throw new Win32Exception(errno, $"{what}: {Marshal.GetPInvokeErrorMessage(errno)}");
        }
    }
}
