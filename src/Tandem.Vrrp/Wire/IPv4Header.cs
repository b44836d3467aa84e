using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The IPv4 header (RFC 791).</summary>
internal static class IPv4Header
{
    /// <summary>Without options.</summary>
    public const int Length = 20;

    private const byte VersionAndLength = 0x45;

    /// <summary>DSCP CS6: routing traffic.</summary>
    private const byte NetworkControl = 0xC0;

    private const int TotalLength = 2;
    private const int FlagsAndOffset = 6;
    private const int Ttl = 8;
    private const int Protocol = 9;
    private const int Checksum = 10;
    private const int Source = 12;
    private const int Destination = 16;

    /// <summary>More Fragments and the fragment offset.</summary>
    private const int FragmentMask = 0x3FFF;

    /// <summary>Writes an advertisement's header; returns what follows.</summary>
    public static Span<byte> Write(Span<byte> packet, IPvXAddress source, IPvXAddress destination, int payloadLength)
    {
        var header = packet[..Length];
        header.Clear();
        header[0] = VersionAndLength;
        header[1] = NetworkControl;
        BinaryPrimitives.WriteUInt16BigEndian(header[TotalLength..], (ushort)(Length + payloadLength));
        header[Ttl] = AdvertisementLayout.Ttl;
        header[Protocol] = AdvertisementLayout.Protocol;
        source.Write(header[Source..]);
        destination.Write(header[Destination..]);
        BinaryPrimitives.WriteUInt16BigEndian(header[Checksum..], InternetChecksum.Finish(InternetChecksum.Add(0, header)));
        return packet[Length..];
    }

    /// <summary>Reads a header with options; its own Total Length bounds the payload, so that padding does not count.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IpPacket packet)
    {
        packet = default;
        if (bytes.Length < Length || bytes[0] >> 4 != 4)
        {
            return false;
        }

        var headerLength = (bytes[0] & 0xF) * 4;
        var totalLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[TotalLength..]);
        if (headerLength < Length
            || totalLength < headerLength
            || totalLength > bytes.Length
            || (BinaryPrimitives.ReadUInt16BigEndian(bytes[FlagsAndOffset..]) & FragmentMask) != 0
            || InternetChecksum.Finish(InternetChecksum.Add(0, bytes[..headerLength])) != 0)
        {
            return false;
        }

        packet = new IpPacket
        {
            Source = IPvXAddress.Read(Family.IPv4, bytes[Source..]),
            Destination = IPvXAddress.Read(Family.IPv4, bytes[Destination..]),
            Ttl = bytes[Ttl],
            Protocol = bytes[Protocol],
            Payload = bytes[headerLength..totalLength],
        };
        return true;
    }
}
