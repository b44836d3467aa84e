using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>The repetitions of a gratuitous ARP or unsolicited NA that follow the one sent at once (RFC 4861 §7.2.6).</summary>
/// <param name="Left">How many are still to come.</param>
/// <param name="NextAt">When the next one is due; <see cref="Instant.Never"/> when none is left.</param>
/// <param name="Interval">Time between two.</param>
public readonly record struct AnnouncementSchedule(int Left, Instant NextAt, TimeSpan Interval)
{
    /// <summary>Nothing to repeat.</summary>
    public static AnnouncementSchedule Done { get; } = new(0, Instant.Never, TimeSpan.Zero);

    /// <summary>Repeats <paramref name="count"/> times, for the first time one interval from now.</summary>
    public static AnnouncementSchedule Start(Instant now, int count, TimeSpan interval) =>
        count > 0 ? new(count, now + interval, interval) : Done;

    /// <summary>True when an announcement is to be sent now; then <see cref="Advance"/>.</summary>
    public bool IsDue(Instant now) => now >= NextAt;

    /// <summary>One was sent: the next is due one interval from now, so that a late one is not followed by a burst.</summary>
    public AnnouncementSchedule Advance(Instant now) => Start(now, Left - 1, Interval);
}
