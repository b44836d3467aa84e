using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>
/// What an ARP packet or a neighbour advertisement says about an address (RFC 5227 §2.4, RFC 4862 §5.4.4). Whether the claimant
/// is foreign is for the caller to say: every router of a VRID claims its addresses with the same virtual MAC.
/// </summary>
/// <param name="Address">The claimed address.</param>
/// <param name="Claimant">The MAC address it is said to have.</param>
public readonly record struct AddressClaim(IPvXAddress Address, MacAddress Claimant)
{
    /// <summary>Reads the claim a frame makes, if it makes one. A probe (sender 0.0.0.0) does not.</summary>
    public static bool TryParse(ReadOnlySpan<byte> ethernetFrame, out AddressClaim claim)
    {
        claim = default;
        return EthernetHeader.TryRead(ethernetFrame, out var source, out var type, out var content) && type switch
        {
            EthernetHeader.Arp => TryParseArp(content, out claim),
            EthernetHeader.IPv6 => IPv6Header.TryRead(content, out var packet) && TryParseNeighborAdvertisement(packet, source, out claim),
            _ => false,
        };
    }

    private static bool TryParseArp(ReadOnlySpan<byte> arp, out AddressClaim claim)
    {
        claim = default;
        if (arp.Length < ArpPacket.Length
            || (BinaryPrimitives.ReadUInt64BigEndian(arp) ^ ArpPacket.EthernetIPv4) is not (ArpPacket.Request or ArpPacket.Reply)
            || BinaryPrimitives.ReadUInt32BigEndian(arp[ArpPacket.SenderProtocol..]) == 0)
        {
            return false;
        }

        claim = new AddressClaim(
            IPvXAddress.Read(Family.IPv4, arp[ArpPacket.SenderProtocol..]), MacAddress.Read(arp[ArpPacket.SenderHardware..]));
        return true;
    }

    /// <summary>Only what a host would believe counts: RFC 4861 §7.1.2 asks for Hop Limit 255 and a correct checksum.</summary>
    private static bool TryParseNeighborAdvertisement(scoped in IpPacket packet, MacAddress ethernetSource, out AddressClaim claim)
    {
        claim = default;
        var message = packet.Payload;
        if (packet.Protocol != NeighborAdvertisementLayout.Protocol
            || packet.Ttl != 255
            || message.Length < NeighborAdvertisementLayout.Options
            || message[0] != NeighborAdvertisementLayout.Type
            || message[NeighborAdvertisementLayout.Code] != 0)
        {
            return false;
        }

        var sum = InternetChecksum.PseudoHeader(packet.Source, packet.Destination, NeighborAdvertisementLayout.Protocol, message.Length);
        if (InternetChecksum.Finish(InternetChecksum.Add(sum, message)) != 0
            || !TryReadLinkLayerAddress(message[NeighborAdvertisementLayout.Options..], ethernetSource, out var claimant))
        {
            return false;
        }

        claim = new AddressClaim(IPvXAddress.Read(Family.IPv6, message[NeighborAdvertisementLayout.Target..]), claimant);
        return true;
    }

    /// <summary>False for a broken option list: RFC 4861 §4.6 asks to discard such a packet.</summary>
    private static bool TryReadLinkLayerAddress(ReadOnlySpan<byte> options, MacAddress ethernetSource, out MacAddress address)
    {
        address = ethernetSource;
        while (!options.IsEmpty)
        {
            var length = options.Length < 2 ? 0 : options[1] * NeighborAdvertisementLayout.OptionUnit;
            if (length == 0 || length > options.Length)
            {
                return false;
            }

            if (options[0] == NeighborAdvertisementLayout.TargetLinkLayerAddress)
            {
                address = MacAddress.Read(options[2..]);
            }

            options = options[length..];
        }

        return true;
    }
}
