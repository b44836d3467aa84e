using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The Ethernet II header.</summary>
internal static class EthernetHeader
{
    public const int Length = 14;
    public const ushort IPv4 = 0x0800;
    public const ushort Arp = 0x0806;
    public const ushort PriorityTag = 0x8100;
    public const ushort IPv6 = 0x86DD;

    private const int TagLength = 4;
    private const int VlanIdentifierMask = 0x0FFF;

    /// <summary>Writes destination, source and type; returns what follows.</summary>
    public static Span<byte> Write(Span<byte> frame, MacAddress destination, MacAddress source, ushort type)
    {
        destination.Write(frame);
        source.Write(frame[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], type);
        return frame[Length..];
    }

    /// <summary>Reads the header and skips one 802.1Q tag if it only carries a priority (VLAN 0); other VLANs are other links.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out MacAddress source, out ushort type, out ReadOnlySpan<byte> content)
    {
        source = default;
        type = 0;
        content = default;
        if (frame.Length < Length)
        {
            return false;
        }

        source = MacAddress.Read(frame[6..]);
        type = BinaryPrimitives.ReadUInt16BigEndian(frame[12..]);
        content = frame[Length..];
        if (type != PriorityTag)
        {
            return true;
        }

        if (content.Length < TagLength || (BinaryPrimitives.ReadUInt16BigEndian(content) & VlanIdentifierMask) != 0)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt16BigEndian(content[2..]);
        content = content[TagLength..];
        return true;
    }
}
