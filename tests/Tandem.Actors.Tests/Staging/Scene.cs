using Tandem.Actors.Node;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Tests.Staging;

/// <summary>
/// What most tests play with: segment <c>front</c> on eth0, router <c>web</c> with VRID 51, priority 200, one address, interval 1 s.
/// Its Master_Down_Interval is 3 s + (256 − 200) / 256 s = 3.21875 s.
/// </summary>
public static class Scene
{
    public static readonly TimeSpan MasterDownInterval = TimeSpan.FromMicroseconds(3_218_750);

    public static readonly IPvXAddress Own = IPvXAddress.Parse("192.0.2.11");

    public static readonly IPvXAddress Peer = IPvXAddress.Parse("192.0.2.12");

    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));

    public static readonly VirtualRouterKey Api = new("front", Family.IPv4, new Vrid(52));

    public static readonly InterfaceState Eth0 = new("eth0", 2, new MacAddress(0x0200_0000_0011), IsUp: true, Own, LinkLocalIPv6: null);

    public static readonly NodeTimings Timings = new(
        new BackOffSettings(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1)),
        new BackOffSettings(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
        new BackOffSettings(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(800),
        TimeSpan.FromSeconds(3));

    public static NodePlan Plan(params IEnumerable<RouterPlan> routers) =>
        new([new SegmentPlan(new SegmentPortOptions("front", "eth0", Gate: true, TimeSpan.FromMilliseconds(300)), [.. routers])]);

    public static RouterPlan WebPlan { get; } = Router("web", Web, 200);

    public static RouterPlan ApiPlan { get; } = Router("api", Api, 100);

    public static RouterPlan Router(string name, VirtualRouterKey key, byte priority) => new(
        name,
        new RouterAttachment(Parameters(key, priority), VirtualMac: true, Accept: true, new AnnouncementOptions(1, TimeSpan.FromSeconds(1))));

    public static VirtualRouterParameters Parameters(VirtualRouterKey key, byte priority) => new(
        key,
        VrrpVersion.V3,
        new Priority(priority),
        AdvertisementInterval.Default,
        new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse($"192.0.2.{100 + key.Vrid.Value}"), 24)));

    /// <summary>The peer's advertisement for a router of this scene.</summary>
    public static SimulatedFrame Advertisement(VirtualRouterKey key, byte priority, ChecksumForm form = ChecksumForm.PseudoHeader, IPvXAddress? source = null)
    {
        var parameters = Parameters(key, priority);
        var payload = new byte[AdvertisementCodec.Length(parameters)];
        AdvertisementCodec.Encode(parameters, new Priority(priority), source ?? Peer, form, payload);
        return new SimulatedFrame(source ?? Peer, [.. payload]);
    }
}
