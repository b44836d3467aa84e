namespace Tandem.Coordination.Messages;

/// <summary>A point in the causal order of the cluster (hybrid logical clock): what caused something has a lesser stamp, on whatever node.</summary>
/// <param name="Microseconds">Since 1970-01-01 UTC by the wall clock, or by the latest stamp that was heard if that is later.</param>
/// <param name="Counter">Tells apart what falls on the same microsecond.</param>
public readonly record struct HybridStamp(long Microseconds, uint Counter) : IComparable<HybridStamp>
{
    public int CompareTo(HybridStamp other) =>
        Microseconds != other.Microseconds ? Microseconds.CompareTo(other.Microseconds) : Counter.CompareTo(other.Counter);

    public static bool operator <(HybridStamp left, HybridStamp right) => left.CompareTo(right) < 0;

    public static bool operator >(HybridStamp left, HybridStamp right) => left.CompareTo(right) > 0;

    public static bool operator <=(HybridStamp left, HybridStamp right) => left.CompareTo(right) <= 0;

    public static bool operator >=(HybridStamp left, HybridStamp right) => left.CompareTo(right) >= 0;
}
