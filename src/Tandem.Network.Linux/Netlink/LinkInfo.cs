using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>An interface as the kernel has it.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mac">Its Ethernet address; all zero when it has none.</param>
/// <param name="Flags">IFF_*.</param>
/// <param name="OperState">IF_OPER_*.</param>
/// <param name="Kind">Its type, for example macvlan; empty for hardware.</param>
/// <param name="Parent">The interface it stands on, or 0.</param>
/// <param name="Group">Its group.</param>
/// <param name="MacvlanMode">MACVLAN_MODE_*, or 0.</param>
public sealed record LinkInfo(
    int Index, string Name, MacAddress Mac, uint Flags, byte OperState, string Kind, int Parent, uint Group, uint MacvlanMode)
{
    /// <summary>Administratively up.</summary>
    public bool IsAdministrativelyUp => (Flags & Rtnl.IFF_UP) != 0;

    /// <summary>Up and with carrier.</summary>
    public bool IsUp => IsAdministrativelyUp
        && (Flags & Rtnl.IFF_LOWER_UP) != 0
        && OperState is Rtnl.IF_OPER_UP or Rtnl.IF_OPER_UNKNOWN;
}
