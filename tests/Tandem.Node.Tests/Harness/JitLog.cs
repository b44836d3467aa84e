using System.Diagnostics.Tracing;
using System.Globalization;

namespace Tandem.Node.Tests.Harness;

/// <summary>
/// In a worker that was not compiled ahead: notes each method that is compiled when it is first called, when, and on which thread. What
/// is on this list while a client waits, a published worker has to prepare at that moment, too.
/// </summary>
internal sealed class JitLog : EventListener
{
    private const string FileVariable = "TANDEM_TEST_JIT_FILE";
    private const EventKeywords Jit = (EventKeywords)0x10;
    private const uint JittedByNeed = 3;
    private static JitLog? s_running;
    private readonly Dictionary<long, string> _threads = [];
    private readonly StreamWriter _file;

    private JitLog(string file) => _file = new StreamWriter(file) { AutoFlush = true };

    /// <summary>What a guard's environment has to say, for its worker to inherit.</summary>
    internal static string[] In(Machine machine) => [$"DOTNET_STARTUP_HOOKS={typeof(JitLog).Assembly.Location}", $"{FileVariable}={FileOf(machine)}"];

    /// <summary>In the worker.</summary>
    internal static void Await()
    {
        if (Path.GetFileName(Environment.ProcessPath) == "tandem-node" && Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            s_running = new JitLog(file);
        }
    }

    /// <summary>Methods compiled on one thread of the worker within a time.</summary>
    internal static IReadOnlyList<string> Read(Machine machine, string thread, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. File.ReadLines(FileOf(machine)).Select(line => line.Split('\t'))
            .Where(fields => fields is [var at, var name, _] && name == thread
                && DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) is var time && time >= from && time <= to)
            .Select(fields => fields[2]),
    ];

    public override void Dispose()
    {
        base.Dispose();
        _file.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base class calls this before our constructor has run.
        if (_file is null || eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
        {
            return;
        }

        var names = eventData.PayloadNames!;
        object? Field(string name) => eventData.Payload![names.IndexOf(name)];
        if (((Convert.ToUInt32(Field("MethodFlags"), CultureInfo.InvariantCulture) >> 7) & 7) is > 0 and <= JittedByNeed)
        {
            lock (_file)
            {
                _file.WriteLine($"{eventData.TimeStamp:O}\t{NameOf(eventData.OSThreadId)}\t{Field("MethodNamespace")}.{Field("MethodName")}");
            }
        }
    }

    private static string FileOf(Machine machine) => Path.Combine(machine.RunDirectory, "jit");

    private string NameOf(long thread)
    {
        if (!_threads.TryGetValue(thread, out var name))
        {
            var file = $"/proc/self/task/{thread}/comm";
            _threads[thread] = name = File.Exists(file) ? File.ReadAllText(file).Trim() : "gone";
        }

        return name;
    }
}
