using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux;

/// <summary>CLOCK_MONOTONIC: the origin that every <see cref="Instant"/> of this process, and the kernel's timers, share.</summary>
public static class MonotonicClock
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The present.</summary>
    public static Instant Now => Read(LibC.CLOCK_MONOTONIC);

    /// <summary>How long the machine was suspended since it was started. This clock stands still meanwhile, and so do the kernel's time-outs.</summary>
    public static TimeSpan TimeSuspended => Read(LibC.CLOCK_BOOTTIME) - Now;

    private static Instant Read(int clock)
    {
        _ = LibC.clock_gettime(clock, out var now);
        return new Instant((now.Seconds * NanosecondsPerSecond) + now.Nanoseconds);
    }
}
