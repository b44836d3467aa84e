namespace Tandem.Vrrp.Wire;

/// <summary>Where the fields of an ARP packet for IPv4 over Ethernet stand (RFC 826).</summary>
internal static class ArpPacket
{
    public const int Length = 28;

    /// <summary>The first eight bytes but the operation: hardware type 1, protocol 0x0800, address lengths 6 and 4.</summary>
    public const ulong EthernetIPv4 = 0x0001_0800_0604_0000;

    public const ushort Request = 1;
    public const ushort Reply = 2;
    public const int SenderHardware = 8;
    public const int SenderProtocol = 14;
    public const int TargetHardware = 18;
    public const int TargetProtocol = 24;
}
