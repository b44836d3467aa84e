using System.Collections.Concurrent;

namespace Tandem.Testing;

/// <summary>
/// A network namespace of its own for one test. Dispose, also called when the test process exits, ends the programs started
/// in it and deletes it with every interface in it. The name carries our process id, so that whoever finds it after a crash
/// knows whether its maker still lives.
/// </summary>
public sealed class NetworkNamespace : IDisposable
{
    private static readonly ConcurrentDictionary<NetworkNamespace, bool> Alive = new();
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(30);
    private static int s_count;
    private readonly ConcurrentStack<RunningProgram> _programs = new();

    static NetworkNamespace() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var left in Alive.Keys)
        {
            left.Dispose();
        }
    };

    /// <summary>Makes the namespace and sets its loopback up.</summary>
    public NetworkNamespace(string label = "ns")
    {
        Name = $"tandem-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}-{label}";
        Command.Run(CommandLimit, "ip", ["netns", "add", Name]);
        Alive[this] = true;
        Run("ip", "link", "set", "lo", "up");
    }

    /// <summary>The name <c>ip netns</c> knows it by.</summary>
    public string Name { get; }

    /// <summary>Runs a program inside to its end and returns its standard output; throws with its standard error.</summary>
    public string Run(string program, params string[] arguments) =>
        Command.Run(CommandLimit, "ip", Inside(program, arguments));

    /// <summary>Starts a program that keeps running until this namespace, or the returned object, is disposed.</summary>
    public RunningProgram Start(string program, params string[] arguments)
    {
        var started = new RunningProgram("ip", Inside(program, arguments));
        _programs.Push(started);
        return started;
    }

    /// <summary>Runs <paramref name="body"/> on a thread of its own inside; what it awaits would continue outside.</summary>
    public T Enter<T>(Func<T> body) => NamespaceThread.Run(Name, body);

    /// <inheritdoc cref="Enter{T}"/>
    public void Enter(Action body) => NamespaceThread.Run(Name, () =>
    {
        body();
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Alive.TryRemove(this, out _))
        {
            return;
        }

        while (_programs.TryPop(out var program))
        {
            program.Dispose();
        }

        // A daemon's children may outlive it; whatever lives in a namespace that we made is ours to end.
        foreach (var line in Command.Run(CommandLimit, "ip", ["netns", "pids", Name]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            _ = LibC.kill(int.Parse(line), LibC.SIGKILL);
        }

        Command.Run(CommandLimit, "ip", ["netns", "delete", Name]);
    }

    private string[] Inside(string program, string[] arguments) =>
        ["netns", "exec", Name, ExternalPrograms.Require(program), .. arguments];
}
