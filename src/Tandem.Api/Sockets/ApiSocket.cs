using System.Net.Sockets;
using System.Text;

namespace Tandem.Api.Sockets;

/// <summary>The listening socket's file.</summary>
internal static class ApiSocket
{
    /// <summary>The kernel's limit, without the final zero.</summary>
    private const int LongestPath = 107;

    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForGroup = ForOwner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <exception cref="ApiSocketException">The kernel takes no such path.</exception>
    public static void Check(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestPath)
        {
            throw new ApiSocketException($"the path of its socket has more than {LongestPath} bytes: {path}; set tandem.api.socket to a shorter one");
        }
    }

    /// <summary>Bound, not yet listening: until it does, whoever connects is refused, so that nobody slips in before the mode is set.</summary>
    /// <exception cref="ApiSocketException">It cannot be.</exception>
    public static Socket Bind(string path, Func<string, bool> share)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            RemoveStale(path);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            File.SetUnixFileMode(path, ForOwner);
            if (share(path))
            {
                File.SetUnixFileMode(path, ForGroup);
            }

            return socket;
        }
        catch (Exception refused) when (refused is SocketException or IOException or UnauthorizedAccessException)
        {
            socket.Dispose();
            throw new ApiSocketException($"its socket {path} cannot be made: {refused.Message}; the directory must be there and writable (systemd: RuntimeDirectory=tandem)");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What a killed process left. A socket on which somebody answers, and a file that is none, stay.</summary>
    private static void RemoveStale(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (IsOrdinaryFile(path))
        {
            throw new ApiSocketException($"{path} is there, and is no socket; remove it, or set tandem.api.socket to another path");
        }

        using var trial = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            trial.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException nobody) when (nobody.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new ApiSocketException($"another process answers on {path}; end it, or set tandem.api.socket to another path");
    }

    /// <summary>A socket cannot be opened as a file.</summary>
    private static bool IsOrdinaryFile(string path)
    {
        try
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
