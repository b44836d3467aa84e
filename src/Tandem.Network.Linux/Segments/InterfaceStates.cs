using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>Puts together what a router needs to know of an interface.</summary>
internal static class InterfaceStates
{
    internal static InterfaceState Of(LinkInfo link, IEnumerable<AddressInfo> addresses)
    {
        var own = addresses.Where(info => info.InterfaceIndex == link.Index && !info.IsOurs && info.IsUsable).ToArray();
        return new InterfaceState(
            link.Name,
            link.Index,
            link.Mac,
            link.IsUp,
            First(own.Where(info => info.Address.Address.Family == Family.IPv4 && !info.IsSecondary)),
            First(own.Where(info => info.Address.Address.IsLinkLocal)));
    }

    private static IPvXAddress? First(IEnumerable<AddressInfo> addresses) =>
        addresses.Select(info => (IPvXAddress?)info.Address.Address).FirstOrDefault();
}
