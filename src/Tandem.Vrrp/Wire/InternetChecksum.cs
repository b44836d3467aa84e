using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The Internet checksum in parts (RFC 1071): sums are added up, then folded and complemented once.</summary>
public static class InternetChecksum
{
    /// <summary>Adds bytes that start at an even offset; an odd last byte counts as the high half of a word.</summary>
    public static ulong Add(ulong sum, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
            bytes = bytes[4..];
        }

        if (bytes.Length >= 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
            bytes = bytes[2..];
        }

        return bytes.IsEmpty ? sum : sum + ((ulong)bytes[0] << 8);
    }

    /// <summary>
    /// The sum of a pseudo-header. The layouts of IPv4 (RFC 768) and IPv6 (RFC 8200 §8.1) differ only in zero bytes, so one sum
    /// serves both.
    /// </summary>
    /// <param name="source">Source in the IP header.</param>
    /// <param name="destination">Destination in the IP header.</param>
    /// <param name="protocol">Protocol or Next Header of the message.</param>
    /// <param name="length">Bytes of the message.</param>
    public static ulong PseudoHeader(IPvXAddress source, IPvXAddress destination, byte protocol, int length)
    {
        Span<byte> addresses = stackalloc byte[32];
        source.Write(addresses);
        destination.Write(addresses[source.Length..]);
        return Add((ulong)protocol + (uint)length, addresses[..(source.Length + destination.Length)]);
    }

    /// <summary>Folds the sum to 16 bits and complements it. Over bytes that contain a correct checksum the result is 0.</summary>
    public static ushort Finish(ulong sum)
    {
        while (sum > 0xFFFF)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
