using System.Globalization;
using System.Text;
using Tandem.Network.Linux;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Systemd;

/// <summary>
/// sd_notify(3): one datagram a message to the socket that the supervisor names. Without one nothing is sent; a supervisor that does not
/// read is not waited for.
/// </summary>
internal sealed class Notifier : IDisposable
{
    internal const string SocketVariable = "NOTIFY_SOCKET";
    internal const string WatchdogVariable = "WATCHDOG_USEC";
    internal const string WatchdogProcessVariable = "WATCHDOG_PID";

    private readonly FileDescriptor? _socket;
    private readonly byte[] _address;

    private Notifier(string? path, TimeSpan? watchdogInterval)
    {
        _address = AddressOf(path ?? "");
        _socket = string.IsNullOrEmpty(path) ? null : LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.O_CLOEXEC | LibC.O_NONBLOCK, 0);
        WatchdogInterval = watchdogInterval;
        NextAt = watchdogInterval is null ? Instant.Never : default;
    }

    /// <summary>How often the supervisor wants to hear that all is well; null: never.</summary>
    public TimeSpan? WatchdogInterval { get; }

    public static Notifier FromEnvironment() => Create(
        Environment.GetEnvironmentVariable(SocketVariable),
        Environment.GetEnvironmentVariable(WatchdogVariable),
        Environment.GetEnvironmentVariable(WatchdogProcessVariable));

    internal static Notifier Create(string? path, string? watchdogMicroseconds, string? watchdogProcess)
    {
        var ours = string.IsNullOrEmpty(watchdogProcess) || watchdogProcess == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var known = long.TryParse(watchdogMicroseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds);
        return new Notifier(path, ours && known && microseconds > 0 ? TimeSpan.FromMicroseconds(microseconds) / 2 : null);
    }

    /// <summary>When <see cref="Watch"/> has something to tell.</summary>
    public Instant NextAt { get; private set; }

    /// <summary>Tells that all is well, as often as it is wanted.</summary>
    public void Watch(Instant now)
    {
        if (WatchdogInterval is { } interval && now >= NextAt)
        {
            NextAt = now + interval;
            Tell("WATCHDOG=1");
        }
    }

    /// <summary>Sends assignments such as <c>READY=1</c>, one a line.</summary>
    public void Tell(string state)
    {
        if (_socket is { IsInvalid: false } socket)
        {
            var message = Encoding.UTF8.GetBytes(state);
            _ = LibC.sendto(socket, message, message.Length, LibC.MSG_NOSIGNAL, _address, _address.Length);
        }
    }

    public void Dispose() => _socket?.Dispose();

    /// <summary>struct sockaddr_un; a leading @ stands for the NUL of an abstract name.</summary>
    private static byte[] AddressOf(string path)
    {
        var name = Encoding.UTF8.GetBytes(path);
        if (name is [(byte)'@', ..])
        {
            name[0] = 0;
        }

        return [LibC.AF_UNIX, 0, .. name];
    }
}
