using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The IPv6 header (RFC 8200).</summary>
internal static class IPv6Header
{
    public const int Length = 40;

    /// <summary>Version 6, DSCP CS6 (routing traffic), flow label 0.</summary>
    private const uint VersionAndNetworkControl = 0x6C00_0000;

    /// <summary>Version 6, everything else 0.</summary>
    private const uint VersionOnly = 0x6000_0000;

    private const int PayloadLength = 4;
    private const int NextHeader = 6;
    private const int HopLimit = 7;
    private const int Source = 8;
    private const int Destination = 24;

    private const byte HopByHopOptions = 0;
    private const byte DestinationOptions = 60;

    /// <summary>Writes the header of an advertisement or of a neighbour message, Hop Limit 255; returns what follows.</summary>
    public static Span<byte> Write(Span<byte> packet, IPvXAddress source, IPvXAddress destination, byte nextHeader, int payloadLength)
    {
        BinaryPrimitives.WriteUInt32BigEndian(
            packet, nextHeader == AdvertisementLayout.Protocol ? VersionAndNetworkControl : VersionOnly);
        BinaryPrimitives.WriteUInt16BigEndian(packet[PayloadLength..], (ushort)payloadLength);
        packet[NextHeader] = nextHeader;
        packet[HopLimit] = AdvertisementLayout.Ttl;
        source.Write(packet[Source..]);
        destination.Write(packet[Destination..]);
        return packet[Length..];
    }

    /// <summary>Reads a header and skips hop-by-hop and destination options; any other extension, a fragment above all, is left as protocol.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        if (bytes.Length < Length || bytes[0] >> 4 != 6)
        {
            return false;
        }

        var payloadLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[PayloadLength..]);
        if (payloadLength > bytes.Length - Length)
        {
            return false;
        }

        var payload = bytes.Slice(Length, payloadLength);
        var nextHeader = bytes[NextHeader];
        while (nextHeader is HopByHopOptions or DestinationOptions)
        {
            if (payload.Length < 8 || payload.Length < (payload[1] + 1) * 8)
            {
                return false;
            }

            nextHeader = payload[0];
            payload = payload[((payload[1] + 1) * 8)..];
        }

        packet = new IpPacket
        {
            Source = IPvXAddress.Read(Family.IPv6, bytes[Source..]),
            Destination = IPvXAddress.Read(Family.IPv6, bytes[Destination..]),
            Ttl = bytes[HopLimit],
            Protocol = nextHeader,
            Payload = payload,
        };
        return true;
    }
}
