using System.Globalization;

namespace Tandem.Vrrp.Model;

/// <summary>Priority of a router in the election, 0..255 (RFC 9568 §5.2.4). Higher wins.</summary>
/// <param name="Value">The number as it stands on the wire.</param>
public readonly record struct Priority(byte Value) : IComparable<Priority>
{
    /// <summary>0: the Master releases the virtual router. Never configured (RFC 9568 §5.2.4).</summary>
    public static readonly Priority Release = new(0);

    /// <summary>255: the router owns the addresses (RFC 9568 §5.2.4).</summary>
    public static readonly Priority Owner = new(255);

    /// <summary>True for <see cref="Release"/>.</summary>
    public bool IsRelease => Value == 0;

    /// <summary>True for <see cref="Owner"/>.</summary>
    public bool IsOwner => Value == 255;

    /// <inheritdoc/>
    public int CompareTo(Priority other) => Value.CompareTo(other.Value);

    /// <summary>Numeric order.</summary>
    public static bool operator <(Priority left, Priority right) => left.Value < right.Value;

    /// <summary>Numeric order.</summary>
    public static bool operator >(Priority left, Priority right) => left.Value > right.Value;

    /// <summary>Numeric order.</summary>
    public static bool operator <=(Priority left, Priority right) => left.Value <= right.Value;

    /// <summary>Numeric order.</summary>
    public static bool operator >=(Priority left, Priority right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
