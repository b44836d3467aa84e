using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>An address to be added to a macvlan or taken off it.</summary>
internal readonly record struct AddressOrder(int InterfaceIndex, VirtualAddress Address, bool IsAdded);
