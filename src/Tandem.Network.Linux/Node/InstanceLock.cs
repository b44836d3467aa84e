using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Network.Linux.Node;

/// <summary>
/// One program of a name per network namespace: holds an abstract unix socket, whose names each namespace has for itself and which the
/// kernel takes back when the process ends, however it ends.
/// </summary>
public sealed class InstanceLock : IDisposable
{
    /// <summary>The worker's lock.</summary>
    public const string Node = "tandem-node";

    /// <summary>The guard's lock.</summary>
    public const string Guard = "tandemd";

    private readonly FileDescriptor _socket;

    private InstanceLock(FileDescriptor socket) => _socket = socket;

    /// <summary>Takes the lock in the network namespace of the calling thread.</summary>
    /// <returns>Null, and one line, when somebody else has it.</returns>
    public static InstanceLock? TryAcquire(string name, out Refusal? refusal)
    {
        // struct sockaddr_un: family, then a name that starts with NUL and is as long as the length says.
        byte[] address = [LibC.AF_UNIX, 0, 0, .. Encoding.ASCII.GetBytes(name)];
        var socket = LibC.socket(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.O_CLOEXEC, 0);
        if (!socket.IsInvalid && LibC.bind(socket, address, address.Length) == 0)
        {
            refusal = null;
            return new InstanceLock(socket);
        }

        var errno = Marshal.GetLastPInvokeError();
        socket.Dispose();
        refusal = errno == LibC.EADDRINUSE
            ? new Refusal($"another {name} is running in this network namespace", 0, $"stop it first (ss -xp shows who holds @{name})")
            : new Refusal($"taking the lock @{name}", errno, "allow AF_UNIX (systemd: RestrictAddressFamilies)");
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
