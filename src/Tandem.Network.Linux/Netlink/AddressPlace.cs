namespace Tandem.Network.Linux.Netlink;

/// <summary>Where a virtual router's addresses live.</summary>
public enum AddressPlace
{
    /// <summary>On a macvlan with the virtual MAC.</summary>
    Macvlan,

    /// <summary>On the interface itself, beside its own.</summary>
    Parent,
}
