using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux;

/// <summary>CLOCK_MONOTONIC: the origin that every <see cref="Instant"/> of this process, and the kernel's timers, share.</summary>
public static class MonotonicClock
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The present.</summary>
    public static Instant Now
    {
        get
        {
            _ = LibC.clock_gettime(LibC.CLOCK_MONOTONIC, out var now);
            return new Instant((now.Seconds * NanosecondsPerSecond) + now.Nanoseconds);
        }
    }
}
