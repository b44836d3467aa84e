using Tandem.Network.KernelTests.Linux;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.KernelTests.Capture;

/// <summary>The longest advertisements there are arrive and leave whole; the very first frame after opening is among them.</summary>
public sealed class FullAdvertisementTests
{
    /// <summary>Ethernet 14, IPv4 20, VRRP 8, 255 times 4.</summary>
    private const int Length4 = 1062;

    /// <summary>Ethernet 14, IPv6 40, VRRP 8, 90 times 16.</summary>
    private const int Length6 = 1502;

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void All_255_IPv4_addresses_in_one_advertisement() =>
        TravelWhole(Rig.Router(Wire.Key4, 100, [.. Enumerable.Range(0, 255).Select(i => $"192.0.3.{i}/24")]), Length4, IPvXAddress.Parse("192.0.3.254"));

    [KernelFact(Needs = "libnftables.so.1,libpcap.so.0.8")]
    public void All_90_IPv6_addresses_in_one_advertisement() =>
        TravelWhole(Rig.Router(Wire.Key6, 100, ["fe80::100/64", .. Enumerable.Range(1, 89).Select(i => $"2001:db8::{i}/64")]), Length6, IPvXAddress.Parse("2001:db8::89"));

    private static void TravelWhole(VirtualRouterParameters parameters, int length, IPvXAddress last)
    {
        using var rig = new Rig();
        rig.Start(parameters);

        rig.PeerSends(parameters, 200);
        var heard = rig.Actor.Await<LinkEvent.Raised>(raised => raised.Event is RouterEvent.AdvertisementReceived);

        var advertisement = ((RouterEvent.AdvertisementReceived)heard.Event).Advertisement;
        Assert.Equal(new Priority(200), advertisement.Priority);

        // Nothing differs from what is configured here, so all addresses were read.
        Assert.Equal(AdvertisementRemarks.None, advertisement.Remarks);

        // The peer falls silent, and the node speaks.
        byte[] sent = [];
        Assert.True(rig.Tap.Hears(frame => FrameTap.IsFrom(frame, parameters.Key.VirtualMac) && (sent = frame).Length == length));
        var size = parameters.Key.Family == Family.IPv4 ? 4 : 16;
        Assert.Equal(last.ToString(), new System.Net.IPAddress(sent.AsSpan(length - size)).ToString());
    }
}
