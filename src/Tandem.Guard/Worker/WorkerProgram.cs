using System.Diagnostics;
using Tandem.Guard.Systemd;
using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Worker;

/// <summary>What is started, and with which environment.</summary>
internal sealed class WorkerProgram(GuardArguments arguments)
{
    private const string Name = "tandem-node";

    /// <summary>
    /// The runtime's settings for a process that has to be on time; an operator's own go before. They hold for a worker that was
    /// published without them, too.
    /// </summary>
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"),
    ];

    /// <summary>The supervisor's socket and watchdog are the guard's.</summary>
    private static readonly string[] Withheld = [Notifier.SocketVariable, Notifier.WatchdogVariable, Notifier.WatchdogProcessVariable];

    public string Path { get; } = arguments.Worker ?? System.IO.Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>How to start it.</summary>
    public ProcessStartInfo StartInfo(GuardFiles files)
    {
        var start = new ProcessStartInfo(Path, arguments.Passed) { UseShellExecute = false };
        start.Environment[GuardPaths.BoardVariable] = files.Board;
        start.Environment[GuardPaths.SocketVariable] = files.Socket;
        foreach (var (name, value) in Settings)
        {
            _ = start.Environment.TryAdd(name, value);
        }

        foreach (var name in Withheld)
        {
            _ = start.Environment.Remove(name);
        }

        return start;
    }
}
