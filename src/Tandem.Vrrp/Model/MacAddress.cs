namespace Tandem.Vrrp.Model;

/// <summary>A 48-bit Ethernet address.</summary>
/// <param name="Value">The six bytes as the low 48 bits, first byte highest.</param>
public readonly record struct MacAddress(ulong Value)
{
    /// <summary>ff-ff-ff-ff-ff-ff.</summary>
    public static readonly MacAddress Broadcast = new(0xFFFF_FFFF_FFFF);

    /// <summary>Destination of IPv4 advertisements: 01-00-5E-00-00-12.</summary>
    public static readonly MacAddress VrrpGroupIPv4 = new(0x0100_5E00_0012);

    /// <summary>Destination of IPv6 advertisements: 33-33-00-00-00-12.</summary>
    public static readonly MacAddress VrrpGroupIPv6 = new(0x3333_0000_0012);

    /// <summary>All-nodes on the link: 33-33-00-00-00-01.</summary>
    public static readonly MacAddress AllNodesIPv6 = new(0x3333_0000_0001);

    /// <summary>The Virtual Router MAC address: 00-00-5E-00-01-{VRID}, for IPv6 00-00-5E-00-02-{VRID} (RFC 9568 §7.3).</summary>
    public static MacAddress VirtualRouter(Family family, Vrid vrid) =>
        new((family == Family.IPv4 ? 0x0000_5E00_0100UL : 0x0000_5E00_0200UL) | vrid.Value);

    /// <summary>Reads six bytes.</summary>
    public static MacAddress Read(ReadOnlySpan<byte> bytes) =>
        new(((ulong)bytes[0] << 40) | ((ulong)bytes[1] << 32) | ((ulong)bytes[2] << 24) | ((ulong)bytes[3] << 16) | ((ulong)bytes[4] << 8) | bytes[5]);

    /// <summary>Writes six bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(Value >> (40 - (8 * i)));
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[6];
        Write(bytes);
        return string.Join(':', Convert.ToHexStringLower(bytes).Chunk(2).Select(pair => new string(pair)));
    }
}
