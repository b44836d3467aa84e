using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>A VRRP packet inside a received Ethernet frame. Lives as long as the frame's buffer.</summary>
public readonly ref struct ReceivedPacket
{
    private ReceivedPacket(MacAddress ethernetSource, scoped in IpPacket packet, ReadOnlySpan<byte> payload)
    {
        EthernetSource = ethernetSource;
        Source = packet.Source;
        Destination = packet.Destination;
        Ttl = packet.Ttl;
        Payload = payload;
    }

    /// <summary>Who sent the frame; with a virtual MAC this names the virtual router, not the machine.</summary>
    public MacAddress EthernetSource { get; }

    /// <summary>Source in the IP header.</summary>
    public IPvXAddress Source { get; }

    /// <summary>Destination in the IP header: the VRRP group of the family.</summary>
    public IPvXAddress Destination { get; }

    /// <summary>TTL or Hop Limit, not yet judged.</summary>
    public byte Ttl { get; }

    /// <summary>IPv4 or IPv6.</summary>
    public Family Family => Source.Family;

    /// <summary>The VRRP message as the IP header bounds it; Ethernet padding is left out.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Finds the VRRP message in an untagged or priority-tagged Ethernet II frame; fragments are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> ethernetFrame, out ReceivedPacket packet)
    {
        packet = default;
        if (!EthernetHeader.TryRead(ethernetFrame, out var source, out var type, out var content)
            || !IpPacket.TryRead(type, content, out var ip)
            || ip.Protocol != AdvertisementLayout.Protocol
            || ip.Destination != IPvXAddress.VrrpGroup(ip.Destination.Family))
        {
            return false;
        }

        packet = new ReceivedPacket(source, ip, ip.Payload);
        return true;
    }
}
