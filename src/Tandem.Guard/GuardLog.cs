using System.Globalization;
using System.Text.Json;

namespace Tandem.Guard;

/// <summary>
/// Lines like the worker's, on standard output. They are written by a thread of their own: whoever reads them may be slow, and the guard
/// must not wait for that.
/// </summary>
internal sealed class GuardLog : IDisposable
{
    private const string Category = "Tandem.Guard";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int MostWaiting = 256;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly TextWriter _output;
    private readonly LogFormat _format;
    private readonly TimeProvider _time;
    private readonly Queue<string> _lines = new();
    private readonly Thread _thread;
    private bool _ending;

    public GuardLog(TextWriter output, LogFormat format, TimeProvider time)
    {
        _output = output;
        _format = format;
        _time = time;
        _thread = new Thread(Run) { Name = "log", IsBackground = true };
        _thread.Start();
    }

    public void Information(string message) => Add("info", nameof(Information), message);

    public void Warning(string message) => Add("warn", nameof(Warning), message);

    public void Error(string message) => Add("fail", nameof(Error), message);

    public void Errors(IEnumerable<string> messages)
    {
        foreach (var message in messages)
        {
            Error(message);
        }
    }

    /// <summary>Writes what waits, unless nobody reads.</summary>
    public void Dispose()
    {
        lock (_lines)
        {
            _ending = true;
            Monitor.Pulse(_lines);
        }

        _thread.Join(LongestEnd);
    }

    private void Add(string shortLevel, string level, string message)
    {
        var time = _time.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture);
        var line = _format == LogFormat.Json
            ? $$"""{"Timestamp":"{{time}}","EventId":0,"LogLevel":"{{level}}","Category":"{{Category}}","Message":"{{JsonEncodedText.Encode(message)}}"}"""
            : $"{time} {shortLevel}: {Category}[0] {message}";
        lock (_lines)
        {
            if (_lines.Count < MostWaiting)
            {
                _lines.Enqueue(line);
                Monitor.Pulse(_lines);
            }
        }
    }

    private void Run()
    {
        while (Next() is { } line)
        {
            try
            {
                _output.WriteLine(line);
            }
            catch (IOException)
            {
                // Nobody reads any more, which is no reason to stop guarding.
            }
        }
    }

    private string? Next()
    {
        lock (_lines)
        {
            while (_lines.Count == 0 && !_ending)
            {
                Monitor.Wait(_lines);
            }

            return _lines.TryDequeue(out var line) ? line : null;
        }
    }
}
