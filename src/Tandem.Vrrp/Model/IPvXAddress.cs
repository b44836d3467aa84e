using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Tandem.Vrrp.Model;

/// <summary>
/// An IPv4 or IPv6 address as a plain value: no allocation, and ordered as an unsigned number in network byte order,
/// which is how VRRP breaks ties (RFC 9568 §6.4.3).
/// </summary>
public readonly record struct IPvXAddress : IComparable<IPvXAddress>
{
    private readonly UInt128 _value;

    private IPvXAddress(Family family, UInt128 value)
    {
        Family = family;
        _value = value;
    }

    /// <summary>IPv4 or IPv6.</summary>
    public Family Family { get; }

    /// <summary>4 or 16.</summary>
    public int Length => LengthOf(Family);

    /// <summary>IPv6 fe80::/10; always false for IPv4.</summary>
    public bool IsLinkLocal => Family == Family.IPv6 && _value >> 118 == 0x3FA;

    /// <summary>IPv4 1.0.0.0..223.255.255.255 without 127.0.0.0/8: an address an interface can have on a link; always false for IPv6.</summary>
    public bool IsUnicastIPv4 => Family == Family.IPv4 && (uint)(_value >> 24) is > 0 and < 224 and not 127;

    /// <summary>224.0.0.18, destination of IPv4 advertisements (RFC 9568 §5.1.1.2).</summary>
    public static IPvXAddress VrrpGroupIPv4 { get; } = new(Family.IPv4, 0xE000_0012);

    /// <summary>ff02::12, destination of IPv6 advertisements (RFC 9568 §5.1.2.2).</summary>
    public static IPvXAddress VrrpGroupIPv6 { get; } = new(Family.IPv6, new UInt128(0xFF02_0000_0000_0000, 0x12));

    /// <summary>ff02::1, all nodes on the link.</summary>
    public static IPvXAddress AllNodesIPv6 { get; } = new(Family.IPv6, new UInt128(0xFF02_0000_0000_0000, 0x1));

    /// <summary>Bytes of an address on the wire: 4 or 16.</summary>
    public static int LengthOf(Family family) => family == Family.IPv4 ? 4 : 16;

    /// <summary>The multicast group advertisements of a family go to.</summary>
    public static IPvXAddress VrrpGroup(Family family) => family == Family.IPv4 ? VrrpGroupIPv4 : VrrpGroupIPv6;

    /// <summary>Reads 4 or 16 bytes in network byte order.</summary>
    public static IPvXAddress Read(Family family, ReadOnlySpan<byte> bytes) => family == Family.IPv4
        ? new(family, BinaryPrimitives.ReadUInt32BigEndian(bytes))
        : new(family, BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Writes 4 or 16 bytes in network byte order.</summary>
    public void Write(Span<byte> bytes)
    {
        if (Family == Family.IPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)_value);
        }
        else
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        }
    }

    /// <summary>
    /// Parses the usual text forms. IPv4 has four plain decimal parts: the system would read 010.0.0.1 as 8.0.0.1. A zone index, a
    /// port or brackets are refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IPvXAddress address)
    {
        address = default;
        if (text is null || text.AsSpan().ContainsAny('%', '[') || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        if (length == 4 && !string.Equals(parsed.ToString(), text, StringComparison.Ordinal))
        {
            return false;
        }

        address = Read(length == 4 ? Family.IPv4 : Family.IPv6, bytes);
        return true;
    }

    /// <summary>Parses an address.</summary>
    /// <exception cref="FormatException">The text is no IPv4 or IPv6 address.</exception>
    public static IPvXAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not an IPv4 or IPv6 address");

    /// <inheritdoc/>
    public int CompareTo(IPvXAddress other) =>
        Family != other.Family ? Family.CompareTo(other.Family) : _value.CompareTo(other._value);

    /// <summary>Unsigned order in network byte order.</summary>
    public static bool operator <(IPvXAddress left, IPvXAddress right) => left.CompareTo(right) < 0;

    /// <summary>Unsigned order in network byte order.</summary>
    public static bool operator >(IPvXAddress left, IPvXAddress right) => left.CompareTo(right) > 0;

    /// <summary>Unsigned order in network byte order.</summary>
    public static bool operator <=(IPvXAddress left, IPvXAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Unsigned order in network byte order.</summary>
    public static bool operator >=(IPvXAddress left, IPvXAddress right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        Write(bytes);
        return new IPAddress(bytes[..Length]).ToString();
    }
}
