namespace Tandem.Network.Linux.Netlink;

/// <summary>struct ifaddrmsg.</summary>
internal struct IfAddrMsg
{
    internal byte Family;
    internal byte PrefixLength;
    internal byte Flags;
    internal byte Scope;
    internal int Index;
}
