using Tandem.Network.Linux.Netlink;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Segments;

/// <summary>The segment's interface, and what on it is ours.</summary>
internal sealed record ParentInterface(int Index, string Name)
{
    /// <summary>"VR" and the interface's number: one group for all macvlans of one parent, so that they can be deleted at once.</summary>
    internal uint Group => 0x5652_0000u + (uint)Index;

    internal string MacvlanName(VirtualRouterKey key) => VirtualInterfaceName.Of(key.Family, key.Vrid, Index);

    /// <summary>An interface that an earlier life made here, whether or not it can be used as it is.</summary>
    internal bool Made(LinkInfo link, out Family family, out Vrid vrid) =>
        VirtualInterfaceName.TryParse(link.Name, Index, out family, out vrid) && link.Kind == "macvlan" && link.Parent == Index;

    /// <summary>A macvlan as we would make it for this router.</summary>
    internal bool Owns(LinkInfo link, VirtualRouterKey key) =>
        Made(link, out var family, out var vrid)
        && family == key.Family
        && vrid == key.Vrid
        && link.Mac == key.VirtualMac
        && link.Group == Group
        && link.MacvlanMode == Rtnl.MACVLAN_MODE_PRIVATE;
}
