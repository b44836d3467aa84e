namespace Tandem.Network.Linux.Netlink;

/// <summary>struct ifinfomsg.</summary>
internal struct IfInfoMsg
{
    internal byte Family;
    internal byte Padding;
    internal ushort Type;
    internal int Index;
    internal uint Flags;
    internal uint Change;
}
