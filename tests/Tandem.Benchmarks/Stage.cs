using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Benchmarks;

/// <summary>One router with one IPv4 address, and an advertisement of its peer as it is on the wire.</summary>
internal static class Stage
{
    public static readonly IPvXAddress Peer = IPvXAddress.Parse("192.0.2.3");

    public static readonly IPvXAddress Own = IPvXAddress.Parse("192.0.2.2");

    public static readonly VirtualRouterParameters Parameters = new(
        new VirtualRouterKey("front", Family.IPv4, new Vrid(10)),
        VrrpVersion.V3,
        new Priority(100),
        AdvertisementInterval.Default,
        new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.0.2.1"), 24)));

    public static byte[] PeersFrame()
    {
        var frame = new byte[AdvertisementFrame.MaxLength];
        var length = AdvertisementFrame.Write(Parameters, new Priority(200), Peer, Parameters.Key.VirtualMac, ChecksumForm.PseudoHeader, frame);
        return frame[..length];
    }

    public static byte[] PeersPayload()
    {
        _ = ReceivedPacket.TryParse(PeersFrame(), out var packet);
        return packet.Payload.ToArray();
    }
}
