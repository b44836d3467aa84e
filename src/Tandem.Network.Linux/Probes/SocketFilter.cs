using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Probes;

/// <summary>
/// Classic BPF for the probe's sockets, so that the thread wakes up for what it asked for and for nothing else. An instruction is
/// struct sock_filter: code, distance if true, distance if false, operand.
/// </summary>
internal static class SocketFilter
{
    private const ushort LoadWord = 0x20;
    private const ushort LoadHalf = 0x28;
    private const ushort LoadByte = 0x30;
    private const ushort Jump = 0x05;
    private const ushort IfEqual = 0x15;
    private const ushort IfGreater = 0x25;
    private const ushort Return = 0x06;

    // What the kernel knows of a frame besides its bytes: SKF_AD_OFF + SKF_AD_PKTTYPE, + SKF_AD_VLAN_TAG_PRESENT.
    private const uint PacketType = unchecked((uint)(-0x1000 + 4));
    private const uint VlanTagPresent = unchecked((uint)(-0x1000 + 48));

    /// <summary>PACKET_HOST, _BROADCAST and _MULTICAST are lower: frames to others, and our own, are not.</summary>
    private const uint PACKET_MULTICAST = 2;

    private const uint WholeFrame = 0x40000;

    /// <summary>A distance is one byte.</summary>
    private const int MostAddresses = 200;

    /// <summary>Questions and answers that tell of one of these addresses; for a socket that hears one protocol only.</summary>
    internal static ulong[] SignsOf(Family family, IEnumerable<IPvXAddress> addresses)
    {
        uint[] words = [.. addresses.Select(LastWord).Distinct()];
        return words.Length > MostAddresses
            ? [Instruction(Return, 0, 0, WholeFrame)]
            : family == Family.IPv4 ? ArpSigns(words) : NeighborSigns(words);
    }

    /// <summary>ARP, IPv4 or IPv6 of any other host. What bridges tell each other does not count, nor does another VLAN.</summary>
    internal static ulong[] AnybodyBut(MacAddress own) =>
    [
        Instruction(LoadWord, 0, 0, PacketType),
        Instruction(IfGreater, 10, 0, PACKET_MULTICAST),
        Instruction(LoadWord, 0, 0, VlanTagPresent),
        Instruction(IfEqual, 0, 8, 0),
        Instruction(LoadWord, 0, 0, 6),
        Instruction(IfEqual, 0, 2, (uint)(own.Value >> 16)),
        Instruction(LoadHalf, 0, 0, 10),
        Instruction(IfEqual, 4, 0, (uint)(own.Value & 0xFFFF)),
        Instruction(LoadHalf, 0, 0, 12),
        Instruction(IfEqual, 3, 0, 0x0800),
        Instruction(IfEqual, 2, 0, 0x0806),
        Instruction(IfEqual, 1, 0, 0x86DD),
        Instruction(Return, 0, 0, 0),
        Instruction(Return, 0, 0, WholeFrame),
    ];

    private static ulong[] ArpSigns(uint[] senders) => [.. Received(1, senders.Length), Instruction(LoadWord, 0, 0, 28), .. OneOf(senders)];

    /// <summary>A solicitation tells of its source, an advertisement of its target.</summary>
    private static ulong[] NeighborSigns(uint[] words)
    {
        var refuse = words.Length;
        return
        [
            .. Received(8, refuse),
            Instruction(LoadByte, 0, 0, 20),
            Instruction(IfEqual, 0, (byte)(6 + refuse), 58),
            Instruction(LoadByte, 0, 0, 54),
            Instruction(IfEqual, 3, 0, 136),
            Instruction(IfEqual, 0, (byte)(3 + refuse), 135),
            Instruction(LoadWord, 0, 0, 34),
            Instruction(Jump, 0, 0, 1),
            Instruction(LoadWord, 0, 0, 74),
            .. OneOf(words),
        ];
    }

    /// <summary>Goes on with what is for this host; the refusal stands behind so many instructions and comparisons.</summary>
    private static ulong[] Received(int instructions, int comparisons) =>
    [
        Instruction(LoadWord, 0, 0, PacketType),
        Instruction(IfGreater, (byte)(instructions + comparisons), 0, PACKET_MULTICAST),
    ];

    private static IEnumerable<ulong> OneOf(uint[] words) =>
    [
        .. words.Select((word, place) => Instruction(IfEqual, (byte)(words.Length - place), 0, word)),
        Instruction(Return, 0, 0, 0),
        Instruction(Return, 0, 0, WholeFrame),
    ];

    private static uint LastWord(IPvXAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.Write(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[(address.Length - 4)..]);
    }

    private static ulong Instruction(ushort code, byte ifTrue, byte ifFalse, uint operand)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        MemoryMarshal.Write(bytes, code);
        (bytes[2], bytes[3]) = (ifTrue, ifFalse);
        MemoryMarshal.Write(bytes[4..], operand);
        return MemoryMarshal.Read<ulong>(bytes);
    }
}
