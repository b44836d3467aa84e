using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Loop;

namespace Tandem.Guard.Worker;

/// <summary>One running worker. Its descriptor tells its end at once, and names it and no other even after that.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int SignalBase = 128;

    private readonly Process _process;
    private readonly FileDescriptor _descriptor;

    private WorkerProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        _descriptor = LibC.pidfd_open(LibC.SYS_pidfd_open, Id, 0);
        if (_descriptor.IsInvalid && Marshal.GetLastPInvokeError() is var errno and not LibC.ESRCH)
        {
            process.Kill();
            throw new Win32Exception(errno, "pidfd_open");
        }
    }

    public int Id { get; }

    /// <summary>For <see cref="Poller.Add"/>; below 0 when the process was gone before it could be had.</summary>
    public int Fd => _descriptor.IsInvalid ? -1 : _descriptor.Number;

    /// <summary>False for a process that was gone, and cleared away, before it could be watched.</summary>
    public bool CanBeWatched => !_descriptor.IsInvalid;

    /// <summary>Known after its end.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Whether a signal has ended it.</summary>
    public bool WasSignalled => _process.ExitCode > SignalBase;

    /// <summary>Whether it was this signal.</summary>
    public bool WasEndedBy(int signal) => _process.ExitCode == SignalBase + signal;

    /// <summary>Starts a worker from the calling thread, of whose real-time priority and capabilities it inherits nothing but what it needs.</summary>
    public static WorkerProcess Start(ProcessStartInfo start)
    {
        var process = Privileges.AsWorker(() => Process.Start(start)) ?? throw new InvalidOperationException($"{start.FileName} was not started");
        LeaveOutOfMemoryToIt(process.Id);
        return new WorkerProcess(process);
    }

    public void Signal(int signal)
    {
        if (!_descriptor.IsInvalid)
        {
            _ = LibC.pidfd_send_signal(LibC.SYS_pidfd_send_signal, _descriptor, signal, 0, 0);
        }
    }

    /// <summary>Waits for the end: all threads gone, all descriptors closed.</summary>
    public bool WaitForEnd(TimeSpan longest)
    {
        if (_descriptor.IsInvalid)
        {
            return true;
        }

        using var poller = new Poller();
        poller.Add(Fd, 0);
        Span<int> ready = stackalloc int[1];
        return poller.Wait(ready, (int)longest.TotalMilliseconds) > 0;
    }

    /// <summary>Waits until the exit code is known; after the end that is at once.</summary>
    public void Reap() => _process.WaitForExit();

    /// <summary>How it ended, in words.</summary>
    public string Ending() => WasSignalled ? $"was killed by {NameOf(ExitCode - SignalBase)}" : $"ended with exit code {ExitCode}";

    public void Dispose()
    {
        _descriptor.Dispose();
        _process.Dispose();
    }

    private static string NameOf(int signal) => signal switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        15 => "SIGTERM",
        _ => "signal " + signal.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The unit protects the guard from the kernel's choice; its child inherits that, and must not.</summary>
    private static void LeaveOutOfMemoryToIt(int process)
    {
        try
        {
            if (int.Parse(File.ReadAllText("/proc/self/oom_score_adj"), CultureInfo.InvariantCulture) < 0)
            {
                File.WriteAllText($"/proc/{process}/oom_score_adj", "0");
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Without /proc, or after the child's end, there is nothing to protect from.
        }
    }
}
