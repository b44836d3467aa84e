using System.Globalization;

namespace Tandem.Vrrp.Model;

/// <summary>Virtual Router Identifier, 1..255; unique per link and family (RFC 9568 §5.2.3, §6.1).</summary>
public readonly record struct Vrid
{
    /// <param name="value">1..255; 0 is not configurable.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1..255.</exception>
    public Vrid(int value)
    {
        if (value is < 1 or > 255)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "vrid is allowed in 1..255 (RFC 9568 §6.1)");
        }

        Value = (byte)value;
    }

    /// <summary>The number as it stands on the wire.</summary>
    public byte Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
