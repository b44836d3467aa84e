using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>
/// A gratuitous ARP: a broadcast request whose sender and target are the virtual address (RFC 9568 §6.4.1 with errata 7947 and
/// 7949; a request because RFC 5227 §3 found those to be heard by more hosts than replies).
/// </summary>
public static class GratuitousArp
{
    /// <summary>Bytes of the frame.</summary>
    public const int Length = EthernetHeader.Length + ArpPacket.Length;

    /// <summary>Writes the frame and returns its length.</summary>
    /// <param name="sender">The virtual MAC: Ethernet source, sender and target hardware address.</param>
    /// <param name="vip">The IPv4 address to announce.</param>
    /// <param name="frame">At least <see cref="Length"/> bytes.</param>
    public static int Write(MacAddress sender, IPvXAddress vip, Span<byte> frame)
    {
        var arp = EthernetHeader.Write(frame, MacAddress.Broadcast, sender, EthernetHeader.Arp);
        BinaryPrimitives.WriteUInt64BigEndian(arp, ArpPacket.EthernetIPv4 | ArpPacket.Request);
        sender.Write(arp[ArpPacket.SenderHardware..]);
        vip.Write(arp[ArpPacket.SenderProtocol..]);
        sender.Write(arp[ArpPacket.TargetHardware..]);
        vip.Write(arp[ArpPacket.TargetProtocol..]);
        return Length;
    }
}
