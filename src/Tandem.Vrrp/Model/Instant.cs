namespace Tandem.Vrrp.Model;

/// <summary>A point of monotonic time. Only differences mean anything; steps of the wall clock do not touch it.</summary>
/// <param name="Nanoseconds">Nanoseconds since an origin that every reader in the process shares.</param>
public readonly record struct Instant(long Nanoseconds) : IComparable<Instant>
{
    /// <summary>Later than every deadline: "never".</summary>
    public static readonly Instant Never = new(long.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Time order.</summary>
    public static bool operator <(Instant left, Instant right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Time order.</summary>
    public static bool operator >(Instant left, Instant right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Time order.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Time order.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>The instant that lies <paramref name="span"/> later.</summary>
    public static Instant operator +(Instant start, TimeSpan span) => new(start.Nanoseconds + (span.Ticks * 100));

    /// <summary>The time from <paramref name="start"/> to <paramref name="end"/>, in steps of 100 ns.</summary>
    public static TimeSpan operator -(Instant end, Instant start) => new((end.Nanoseconds - start.Nanoseconds) / 100);

    /// <summary>The earlier of two.</summary>
    public static Instant Earlier(Instant left, Instant right) => left < right ? left : right;
}
