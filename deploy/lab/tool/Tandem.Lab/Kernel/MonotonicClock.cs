namespace Tandem.Lab.Kernel;

/// <summary>CLOCK_MONOTONIC in nanoseconds: the one clock that every log of a session shares.</summary>
internal static class MonotonicClock
{
    public static long Now => TimeProvider.System.GetTimestamp();

    /// <summary>
    /// What to take from a wall-clock time (nanoseconds since 1970) to get ours. The shell can only read the wall
    /// clock, and the kernel stamps frames with it; each log carries this number so that the report can convert.
    /// </summary>
    public static long WallOffset()
    {
        var before = Now;
        var wall = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        return wall - (before + Now) / 2;
    }
}
