using System.Buffers.Binary;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Probes;

/// <summary>
/// Ordinary questions for an address, and what they and their answers tell: ARP requests and replies (RFC 826), neighbour solicitations and
/// advertisements (RFC 4861 §4.3, §4.4).
/// </summary>
public static class ProbeFrame
{
    /// <summary>Bytes of the longest one that is written.</summary>
    public const int MostBytes = SolicitationMessage + SolicitationLength;

    /// <summary>EtherType of ARP.</summary>
    public const ushort Arp = 0x0806;

    /// <summary>EtherType of IPv6.</summary>
    public const ushort IPv6 = 0x86DD;

    private const int EtherType = 12;
    private const int Payload = 14;

    // Hardware type 1, protocol 0x0800, address lengths 6 and 4; the operation is in the low two bytes.
    private const ulong ArpOfIPv4 = 0x0001_0800_0604_0000;
    private const int ArpLength = Payload + 28;
    private const int ArpSenderMac = Payload + 8;
    private const int ArpSender = Payload + 14;
    private const int ArpTarget = Payload + 24;

    private const byte Icmp6 = 58;
    private const byte Solicitation = 135;
    private const byte NeighborAdvertisement = 136;
    private const byte OnLink = 255;
    private const int NextHeader = Payload + 6;
    private const int HopLimit = Payload + 7;
    private const int IPv6Source = Payload + 8;
    private const int IPv6Destination = Payload + 24;
    private const int SolicitationMessage = Payload + 40;
    private const int SolicitationTarget = SolicitationMessage + 8;
    private const int SolicitationOption = SolicitationMessage + 24;
    private const int SolicitationLength = 32;

    /// <summary>Writes a question and returns its length.</summary>
    /// <param name="frame">At least <see cref="MostBytes"/>.</param>
    /// <param name="sender">The interface's own MAC, never a virtual one.</param>
    /// <param name="target">Who asks for what.</param>
    /// <param name="to">Where the address was last; null asks everybody.</param>
    public static int Write(Span<byte> frame, MacAddress sender, ProbeTarget target, MacAddress? to)
    {
        frame = frame[..MostBytes];
        frame.Clear();
        sender.Write(frame[6..]);
        return target.Address.Family == Family.IPv4 ? WriteArp(frame, sender, target, to) : WriteSolicitation(frame, sender, target, to);
    }

    /// <summary>Reads a frame.</summary>
    /// <returns>False: it is none of these.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ProbeSign sign)
    {
        sign = default;
        return frame.Length >= ArpLength && BinaryPrimitives.ReadUInt16BigEndian(frame[EtherType..]) switch
        {
            Arp => TryReadArp(frame, out sign),
            IPv6 => TryReadNeighbor(frame, out sign),
            _ => false,
        };
    }

    private static int WriteArp(Span<byte> frame, MacAddress sender, ProbeTarget target, MacAddress? to)
    {
        (to ?? MacAddress.Broadcast).Write(frame);
        BinaryPrimitives.WriteUInt16BigEndian(frame[EtherType..], Arp);
        BinaryPrimitives.WriteUInt64BigEndian(frame[Payload..], ArpOfIPv4 | 1);
        sender.Write(frame[ArpSenderMac..]);
        target.Source.Write(frame[ArpSender..]);
        target.Address.Write(frame[ArpTarget..]);
        return ArpLength;
    }

    private static int WriteSolicitation(Span<byte> frame, MacAddress sender, ProbeTarget target, MacAddress? to)
    {
        Span<byte> asked = stackalloc byte[16];
        target.Address.Write(asked);

        // The group of all addresses with these last three bytes: ff02::1:ff00:0/104, and its MAC.
        var group = new MacAddress(0x3333_FF00_0000 | ((ulong)asked[13] << 16) | ((ulong)asked[14] << 8) | asked[15]);
        (to ?? group).Write(frame);
        BinaryPrimitives.WriteUInt16BigEndian(frame[EtherType..], IPv6);
        frame[Payload] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(frame[(Payload + 4)..], SolicitationLength);
        frame[NextHeader] = Icmp6;
        frame[HopLimit] = OnLink;
        target.Source.Write(frame[IPv6Source..]);
        if (to is null)
        {
            ReadOnlySpan<byte> prefix = [0xFF, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF];
            prefix.CopyTo(frame[IPv6Destination..]);
            asked[13..].CopyTo(frame[(IPv6Destination + 13)..]);
        }
        else
        {
            asked.CopyTo(frame[IPv6Destination..]);
        }

        frame[SolicitationMessage] = Solicitation;
        asked.CopyTo(frame[SolicitationTarget..]);
        frame[SolicitationOption] = 1;
        frame[SolicitationOption + 1] = 1;
        sender.Write(frame[(SolicitationOption + 2)..]);
        var sum = InternetChecksum.PseudoHeader(target.Source, IPvXAddress.Read(Family.IPv6, frame[IPv6Destination..]), Icmp6, SolicitationLength);
        BinaryPrimitives.WriteUInt16BigEndian(
            frame[(SolicitationMessage + 2)..], InternetChecksum.Finish(InternetChecksum.Add(sum, frame.Slice(SolicitationMessage, SolicitationLength))));
        return MostBytes;
    }

    private static bool TryReadArp(ReadOnlySpan<byte> frame, out ProbeSign sign)
    {
        var head = BinaryPrimitives.ReadUInt64BigEndian(frame[Payload..]) - ArpOfIPv4;
        sign = new(IPvXAddress.Read(Family.IPv4, frame[ArpSender..]), MacAddress.Read(frame[ArpSenderMac..]), IsAnswer: head == 2);
        return head is 1 or 2;
    }

    private static bool TryReadNeighbor(ReadOnlySpan<byte> frame, out ProbeSign sign)
    {
        sign = default;
        if (frame.Length < SolicitationOption || frame[NextHeader] != Icmp6 || frame[HopLimit] != OnLink)
        {
            return false;
        }

        var isAnswer = frame[SolicitationMessage] == NeighborAdvertisement;
        var of = IPvXAddress.Read(Family.IPv6, frame[(isAnswer ? SolicitationTarget : IPv6Source)..]);
        sign = new(of, MacAddress.Read(frame[6..]), isAnswer);
        return isAnswer || frame[SolicitationMessage] == Solicitation;
    }
}
