using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>The formulas of RFC 9568 §6.1 and RFC 3768 §6.1, exact to the 100 ns of a <see cref="TimeSpan"/> tick (rounded down).</summary>
public static class VrrpTimers
{
    private const long TicksPerCentisecond = 100_000;

    /// <summary>v3: ((256 − Priority) × Master_Adver_Interval) / 256; v2: (256 − Priority) / 256 seconds whatever the interval.</summary>
    /// <param name="version">Which formula.</param>
    /// <param name="priority">The local priority.</param>
    /// <param name="masterInterval">The Master's interval (v3); ignored in v2.</param>
    public static TimeSpan SkewTime(VrrpVersion version, Priority priority, AdvertisementInterval masterInterval)
    {
        var centiseconds = version == VrrpVersion.V2 ? 100 : masterInterval.Centiseconds;
        return new TimeSpan((256 - priority.Value) * centiseconds * TicksPerCentisecond / 256);
    }

    /// <summary>3 × interval + Skew_Time; RFC 9568 calls it Active_Down_Interval.</summary>
    /// <param name="version">Which formula.</param>
    /// <param name="priority">The local priority.</param>
    /// <param name="masterInterval">v3: the interval learned from the Master; v2: the own one.</param>
    public static TimeSpan MasterDownInterval(VrrpVersion version, Priority priority, AdvertisementInterval masterInterval) =>
        new TimeSpan(3 * masterInterval.Centiseconds * TicksPerCentisecond) + SkewTime(version, priority, masterInterval);

    /// <summary>Least time between two immediate answers to losing advertisements: one interval, at most 100 ms. Bounds what a forger can make us send.</summary>
    public static TimeSpan ReplyGap(AdvertisementInterval own) =>
        own.TimeSpan < TimeSpan.FromMilliseconds(100) ? own.TimeSpan : TimeSpan.FromMilliseconds(100);
}
