using System.ComponentModel;
using System.Runtime.InteropServices;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Loop;

/// <summary>One deadline as a readable descriptor (timerfd): readable from the deadline on, until acknowledged or set anew.</summary>
public sealed class DeadlineTimer : IDisposable
{
    private readonly FileDescriptor _timer = LibC.timerfd_create(LibC.CLOCK_MONOTONIC, LibC.O_NONBLOCK | LibC.O_CLOEXEC);

    /// <summary>Makes an idle timer.</summary>
    public DeadlineTimer()
    {
        if (_timer.IsInvalid)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "timerfd_create");
        }
    }

    /// <summary>For <see cref="Poller.Add"/>.</summary>
    public int Fd => _timer.Number;

    /// <summary>Replaces the deadline. <see cref="Instant.Never"/> disarms; a past one is due at once.</summary>
    public void Set(Instant deadline)
    {
        LibC.TimerSetting setting = default;
        if (deadline != Instant.Never)
        {
            // All zero would disarm.
            var nanoseconds = Math.Max(1, deadline.Nanoseconds);
            setting.Value.Seconds = nanoseconds / MonotonicClock.NanosecondsPerSecond;
            setting.Value.Nanoseconds = nanoseconds % MonotonicClock.NanosecondsPerSecond;
        }

        if (LibC.timerfd_settime(_timer, LibC.TFD_TIMER_ABSTIME, setting, 0) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "timerfd_settime");
        }
    }

    /// <summary>Takes note that the deadline has passed.</summary>
    public void Acknowledge()
    {
        Span<byte> expirations = stackalloc byte[8];
        _ = LibC.read(_timer, expirations, expirations.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
