using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>A whole Ethernet frame with one advertisement (RFC 9568 §5.1, §7.2).</summary>
public static class AdvertisementFrame
{
    /// <summary>The longest frame of a valid configuration: IPv6 with 90 addresses.</summary>
    public const int MaxLength = EthernetHeader.Length + IPv6Header.Length + AdvertisementLayout.Addresses + (VirtualAddresses.MostIPv6 * 16);

    /// <summary>Writes the frame and returns its length. Frames below Ethernet's minimum are padded by the driver.</summary>
    /// <param name="parameters">Whose advertisement.</param>
    /// <param name="priority">The Priority field.</param>
    /// <param name="source">The interface's primary or link-local address.</param>
    /// <param name="ethernetSource">The virtual MAC (RFC 9568 §7.2), or the interface's own one if virtual MACs are off.</param>
    /// <param name="form">v3 for IPv4: what the checksum covers.</param>
    /// <param name="frame">At least <see cref="MaxLength"/> bytes.</param>
    public static int Write(
        VirtualRouterParameters parameters, Priority priority, IPvXAddress source, MacAddress ethernetSource, ChecksumForm form, Span<byte> frame)
    {
        var length = AdvertisementCodec.Length(parameters);
        Span<byte> message;
        if (parameters.Key.Family == Family.IPv4)
        {
            var packet = EthernetHeader.Write(frame, MacAddress.VrrpGroupIPv4, ethernetSource, EthernetHeader.IPv4);
            message = IPv4Header.Write(packet, source, IPvXAddress.VrrpGroupIPv4, length);
        }
        else
        {
            var packet = EthernetHeader.Write(frame, MacAddress.VrrpGroupIPv6, ethernetSource, EthernetHeader.IPv6);
            message = IPv6Header.Write(packet, source, IPvXAddress.VrrpGroupIPv6, AdvertisementLayout.Protocol, length);
        }

        AdvertisementCodec.Encode(parameters, priority, source, form, message);
        return frame.Length - message.Length + length;
    }
}
