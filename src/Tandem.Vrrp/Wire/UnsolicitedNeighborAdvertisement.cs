using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>An unsolicited neighbour advertisement to all nodes: what a gratuitous ARP is for IPv4 (RFC 9568 §6.4.1, RFC 4861 §7.2.6).</summary>
public static class UnsolicitedNeighborAdvertisement
{
    /// <summary>Bytes of the frame.</summary>
    public const int Length = EthernetHeader.Length + IPv6Header.Length + MessageLength;

    private const int MessageLength = NeighborAdvertisementLayout.Options + NeighborAdvertisementLayout.OptionUnit;

    /// <summary>Writes the frame and returns its length. The IPv6 source is the announced address.</summary>
    /// <param name="sender">The virtual MAC: Ethernet source and target link-layer address.</param>
    /// <param name="vip">The IPv6 address to announce.</param>
    /// <param name="frame">At least <see cref="Length"/> bytes.</param>
    /// <param name="role">The R flag.</param>
    public static int Write(MacAddress sender, IPvXAddress vip, Span<byte> frame, NeighborRole role = NeighborRole.Router)
    {
        var packet = EthernetHeader.Write(frame, MacAddress.AllNodesIPv6, sender, EthernetHeader.IPv6);
        var message = IPv6Header.Write(packet, vip, IPvXAddress.AllNodesIPv6, NeighborAdvertisementLayout.Protocol, MessageLength)[..MessageLength];
        message.Clear();
        message[0] = NeighborAdvertisementLayout.Type;
        message[NeighborAdvertisementLayout.Flags] = (byte)(NeighborAdvertisementLayout.OverrideFlag
            | (role == NeighborRole.Router ? NeighborAdvertisementLayout.RouterFlag : 0));
        vip.Write(message[NeighborAdvertisementLayout.Target..]);
        message[NeighborAdvertisementLayout.Options] = NeighborAdvertisementLayout.TargetLinkLayerAddress;
        message[NeighborAdvertisementLayout.Options + 1] = 1;
        sender.Write(message[(NeighborAdvertisementLayout.Options + 2)..]);
        var sum = InternetChecksum.PseudoHeader(vip, IPvXAddress.AllNodesIPv6, NeighborAdvertisementLayout.Protocol, MessageLength);
        BinaryPrimitives.WriteUInt16BigEndian(
            message[NeighborAdvertisementLayout.Checksum..], InternetChecksum.Finish(InternetChecksum.Add(sum, message)));
        return Length;
    }
}
