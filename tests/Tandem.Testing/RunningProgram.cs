using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Testing;

/// <summary>A program started by a test. Its output is collected; Dispose ends it (SIGTERM, after two seconds SIGKILL).</summary>
public sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly string _commandLine;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly object _lock = new();
    private bool _disposed;

    /// <summary>Starts <paramref name="program"/>; an absolute path or a name that <see cref="ExternalPrograms"/> finds.</summary>
    public RunningProgram(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(ExternalPrograms.Require(program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        _commandLine = $"{program} {string.Join(' ', start.ArgumentList)}";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Id = _process.Id;
    }

    /// <summary>The process id; <c>ip netns exec</c> keeps it, so it is the program's own.</summary>
    public int Id { get; }

    /// <summary>Whether the program has ended by itself or was ended.</summary>
    public bool HasExited => _disposed || _process.HasExited;

    /// <summary>Standard output so far.</summary>
    public string Output => Read(_output);

    /// <summary>Standard error so far.</summary>
    public string Error => Read(_error);

    /// <summary>Sends a signal by its number, for example 9 for SIGKILL or 19 for SIGSTOP.</summary>
    public void Signal(int number) => Signal(Id, number, _commandLine);

    /// <summary>Sends a signal to a process that a program of the test has started.</summary>
    public static void Signal(int id, int number, string name)
    {
        if (LibC.kill(id, number) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"kill {number} to {name}");
        }
    }

    /// <summary>Waits for the end; both outputs are complete afterwards. Kills the program and throws when it takes too long.</summary>
    public int WaitForExit(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            _process.Kill();
            throw new TimeoutException($"{_commandLine} did not end within {limit.TotalSeconds:0.#} s\n{Output}{Error}");
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Waits until either output holds <paramref name="text"/>.</summary>
    public void WaitForOutput(string text, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        lock (_lock)
        {
            while (!Holds(_output, text) && !Holds(_error, text))
            {
                var left = end - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(_lock, (int)left))
                {
                    throw new TimeoutException($"{_commandLine} never said '{text}' in {limit.TotalSeconds:0.#} s; it said:\n{_output}{_error}");
                }
            }
        }
    }

    /// <summary>Ends it without a chance to do anything more, if it has not ended.</summary>
    public void Kill()
    {
        if (!HasExited)
        {
            _ = LibC.kill(Id, LibC.SIGKILL);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        if (!_process.HasExited && (LibC.kill(Id, LibC.SIGTERM) != 0 || !_process.WaitForExit(Grace)))
        {
            _process.Kill();
            _process.WaitForExit(Grace);
        }

        _disposed = true;
        _process.Dispose();
    }

    private static bool Holds(StringBuilder builder, string text) => builder.ToString().Contains(text, StringComparison.Ordinal);

    private string Read(StringBuilder builder)
    {
        lock (_lock)
        {
            return builder.ToString();
        }
    }

    private void Append(StringBuilder builder, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            builder.Append(line).Append('\n');
            Monitor.PulseAll(_lock);
        }
    }
}
