using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>An unfragmented IP packet of either family with its options or extension headers behind it.</summary>
internal readonly ref struct IpPacket
{
    public required IPvXAddress Source { get; init; }

    public required IPvXAddress Destination { get; init; }

    public required byte Ttl { get; init; }

    public required byte Protocol { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>Reads the packet an Ethernet type announces.</summary>
    public static bool TryRead(ushort type, ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        return type switch
        {
            EthernetHeader.IPv4 => IPv4Header.TryRead(bytes, out packet),
            EthernetHeader.IPv6 => IPv6Header.TryRead(bytes, out packet),
            _ => false,
        };
    }
}
