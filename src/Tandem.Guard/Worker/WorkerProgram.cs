using System.Diagnostics;
using Tandem.Guard.Systemd;
using Tandem.Network.Linux.Guard;

namespace Tandem.Guard.Worker;

/// <summary>What is started, and with which environment.</summary>
internal sealed class WorkerProgram(GuardArguments arguments)
{
    private const string Name = "tandem-node";

    /// <summary>
    /// Settings for a process that has to be on time and stay small; an operator's own go before. The runtime's hold for a worker that was
    /// published without them, too. Of the C library's heaps there would be one for nearly every thread that ever compiled, and each keeps
    /// the most it ever held.
    /// </summary>
    private static readonly (string Name, string Value)[] Settings =
    [
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredPGO", "0"),
        ("MALLOC_ARENA_MAX", "2"),
    ];

    /// <summary>The supervisor's socket and watchdog are the guard's.</summary>
    private static readonly string[] Withheld = [Notifier.SocketVariable, Notifier.WatchdogVariable, Notifier.WatchdogProcessVariable];

    public string Path { get; } = arguments.Worker ?? System.IO.Path.Combine(AppContext.BaseDirectory, Name);

    /// <summary>How to start it.</summary>
    public ProcessStartInfo StartInfo(GuardFiles files, bool successor = false)
    {
        var start = new ProcessStartInfo(Path, arguments.Passed) { UseShellExecute = false };
        start.Environment[GuardPaths.BoardVariable] = files.Board;
        start.Environment[GuardPaths.SocketVariable] = files.Socket;
        if (successor)
        {
            start.Environment[GuardPaths.SuccessorVariable] = "1";
        }

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
