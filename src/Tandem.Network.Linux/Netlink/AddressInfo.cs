using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Netlink;

/// <summary>An address as the kernel has it.</summary>
/// <param name="InterfaceIndex">On which interface.</param>
/// <param name="Address">With its prefix.</param>
/// <param name="Flags">IFA_F_*.</param>
/// <param name="Protocol">Who put it there; 0 when the kernel cannot tell.</param>
public readonly record struct AddressInfo(int InterfaceIndex, VirtualAddress Address, uint Flags, byte Protocol)
{
    /// <summary>Put there by Tandem.</summary>
    public bool IsOurs => Protocol == AddressMessage.ProtocolId;

    /// <summary>Can be used as a source address.</summary>
    public bool IsUsable => (Flags & (Rtnl.IFA_F_TENTATIVE | Rtnl.IFA_F_DADFAILED)) == 0;

    /// <summary>In the subnet of an earlier IPv4 address.</summary>
    public bool IsSecondary => Address.Address.Family == Family.IPv4 && (Flags & Rtnl.IFA_F_SECONDARY) != 0;
}
