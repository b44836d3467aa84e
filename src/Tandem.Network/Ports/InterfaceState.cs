using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>What a router needs to know of the interface it speaks on.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Index">The kernel's number; another one means another interface.</param>
/// <param name="Mac">Its own Ethernet address.</param>
/// <param name="IsUp">Administratively up and with carrier.</param>
/// <param name="PrimaryIPv4">Lowest-ranked own IPv4 address that is no VIP, or null (RFC 9568 §1.7).</param>
/// <param name="LinkLocalIPv6">Own usable (not tentative) link-local address, or null.</param>
public sealed record InterfaceState(
    string Name, int Index, MacAddress Mac, bool IsUp, IPvXAddress? PrimaryIPv4, IPvXAddress? LinkLocalIPv6)
{
    /// <summary>The address advertisements of a family are sent from; null: no router of that family may start.</summary>
    public IPvXAddress? PrimaryAddress(Family family) => family == Family.IPv4 ? PrimaryIPv4 : LinkLocalIPv6;
}
