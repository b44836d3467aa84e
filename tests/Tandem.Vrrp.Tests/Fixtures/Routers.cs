using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>The bench of every test unless it says otherwise: VRID 10, priority 100, one second, 192.0.2.2 or fe80::2 as own address.</summary>
internal static class Routers
{
    public static readonly IPvXAddress Own4 = IPvXAddress.Parse("192.0.2.2");
    public static readonly IPvXAddress Peer4 = IPvXAddress.Parse("192.0.2.3");
    public static readonly IPvXAddress Own6 = IPvXAddress.Parse("fe80::2");
    public static readonly IPvXAddress Peer6 = IPvXAddress.Parse("fe80::3");

    public static VirtualRouterParameters V3(byte priority = 100, int centiseconds = 100, string[]? addresses = null, int vrid = 10) => new(
        new VirtualRouterKey("front", Family.IPv4, new Vrid(vrid)),
        VrrpVersion.V3,
        new Priority(priority),
        new AdvertisementInterval(centiseconds),
        Addresses(addresses ?? ["192.0.2.1"]));

    public static VirtualRouterParameters V2(byte priority = 100, int centiseconds = 100, string[]? addresses = null) =>
        V3(priority, centiseconds, addresses) with { Version = VrrpVersion.V2 };

    public static VirtualRouterParameters V6(byte priority = 100, int centiseconds = 100, string[]? addresses = null) => new(
        new VirtualRouterKey("front", Family.IPv6, new Vrid(10)),
        VrrpVersion.V3,
        new Priority(priority),
        new AdvertisementInterval(centiseconds),
        Addresses(addresses ?? ["fe80::1", "2001:db8::1"]));

    public static VirtualAddresses Addresses(params string[] addresses) =>
        new(addresses.Select(address => new VirtualAddress(IPvXAddress.Parse(address), 24)));
}
