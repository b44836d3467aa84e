using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tandem.Testing;

/// <summary>
/// Stops one thread of another process, as a debugger does, and leaves the others running. The one who traces has to take note of the
/// thread's death, or its process stays half dead; so it looks until it is disposed.
/// </summary>
public sealed class WedgedThread : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);
    private readonly ManualResetEventSlim _ending = new();
    private readonly TaskCompletionSource _stopped = new();
    private readonly Thread _tracer;

    /// <summary>Stops the thread of this name.</summary>
    public WedgedThread(int process, string name)
    {
        var thread = Directory.EnumerateDirectories($"/proc/{process}/task")
            .Single(task => File.ReadAllText(task + "/comm").Trim() == name);
        _tracer = new Thread(() => Trace(int.Parse(Path.GetFileName(thread)))) { IsBackground = true };
        _tracer.Start();
        _stopped.Task.GetAwaiter().GetResult();
    }

    /// <summary>Lets it go on, if it still lives.</summary>
    public void Dispose()
    {
        _ending.Set();
        _tracer.Join();
        _ending.Dispose();
    }

    private void Trace(int thread)
    {
        if (LibC.ptrace(LibC.PTRACE_SEIZE, thread, 0, 0) != 0 || LibC.ptrace(LibC.PTRACE_INTERRUPT, thread, 0, 0) != 0)
        {
            _stopped.SetException(new Win32Exception(Marshal.GetLastPInvokeError(), "ptrace"));
            return;
        }

        var stopped = LibC.waitpid(thread, out var status, LibC.WALL) == thread;
        _stopped.SetResult();
        while (stopped && !IsDead(status) && !_ending.Wait(Pace))
        {
            if (LibC.waitpid(thread, out var news, LibC.WALL | LibC.WNOHANG) == thread)
            {
                status = news;
            }
        }

        if (stopped && !IsDead(status))
        {
            _ = LibC.ptrace(LibC.PTRACE_DETACH, thread, 0, 0);
        }
    }

    /// <summary>WIFSTOPPED is the low byte 0x7f; all else is an end.</summary>
    private static bool IsDead(int status) => (status & 0xff) != 0x7f;
}
