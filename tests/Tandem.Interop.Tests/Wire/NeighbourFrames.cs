using System.Net;
using System.Net.Sockets;

namespace Tandem.Interop.Tests.Wire;

/// <summary>ARP and neighbour discovery, as much as a client and an intruder need.</summary>
internal static class NeighbourFrames
{
    private const byte IcmpV6 = 58;
    private const byte Solicited = 0x40;

    /// <summary>Who has the target? An ARP request or a neighbour solicitation.</summary>
    internal static byte[] Question(string mac, IPAddress own, IPAddress target) =>
        target.AddressFamily == AddressFamily.InterNetwork
            ? Arp(Mac.Broadcast, mac, 1, mac, own, "00:00:00:00:00:00", target)
            : Solicitation(mac, own, target);

    /// <summary>The ways to tell a LAN that an address is here: gratuitous request, gratuitous reply, a question asked in its name.</summary>
    internal static byte[][] ArpClaims(string claimant, IPAddress claimed, IPAddress victim) =>
    [
        Arp(Mac.Broadcast, claimant, 1, claimant, claimed, "00:00:00:00:00:00", claimed),
        Arp(Mac.Broadcast, claimant, 2, claimant, claimed, claimant, claimed),
        Arp(Mac.Broadcast, claimant, 1, claimant, claimed, "00:00:00:00:00:00", victim),
    ];

    /// <summary>The MAC that a frame says the address is at, or null when it is no answer about it.</summary>
    internal static string? AnswerAbout(IPAddress address, ReadOnlySpan<byte> frame)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? ArpAnswer(bytes, frame) : Advertisement(bytes, frame);
    }

    private static byte[] Arp(string to, string from, byte operation, string sender, IPAddress senderAddress, string target, IPAddress targetAddress) =>
    [
        .. Mac.Parse(to), .. Mac.Parse(from), 0x08, 0x06, 0, 1, 0x08, 0x00, 6, 4, 0, operation,
        .. Mac.Parse(sender), .. senderAddress.GetAddressBytes(), .. Mac.Parse(target), .. targetAddress.GetAddressBytes(),
    ];

    private static byte[] Solicitation(string mac, IPAddress own, IPAddress target)
    {
        byte[] source = own.GetAddressBytes(), wanted = target.GetAddressBytes();
        byte[] group = [0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, .. wanted[13..]];
        byte[] message = [135, 0, 0, 0, 0, 0, 0, 0, .. wanted, 1, 1, .. Mac.Parse(mac)];
        var checksum = InternetChecksum.Of(InternetChecksum.PseudoHeader(source, group, IcmpV6, message.Length), message);
        (message[2], message[3]) = ((byte)(checksum >> 8), (byte)checksum);
        return
        [
            0x33, 0x33, 0xff, .. wanted[13..], .. Mac.Parse(mac), 0x86, 0xdd,
            0x60, 0, 0, 0, 0, (byte)message.Length, IcmpV6, 255, .. source, .. group, .. message,
        ];
    }

    private static string? ArpAnswer(byte[] address, ReadOnlySpan<byte> frame) =>
        frame.Length >= 42 && frame is [_, _, _, _, _, _, _, _, _, _, _, _, 0x08, 0x06, ..] && frame[21] == 2 && frame[28..32].SequenceEqual(address)
            ? Mac.Show(frame[22..28])
            : null;

    /// <summary>A neighbour advertisement that answers: those that a new Master repeats unasked are no second owner.</summary>
    private static string? Advertisement(byte[] address, ReadOnlySpan<byte> frame) =>
        frame.Length >= 86 && frame is [_, _, _, _, _, _, _, _, _, _, _, _, 0x86, 0xdd, ..] && frame[20] == IcmpV6
        && frame[54] == 136 && (frame[58] & Solicited) != 0 && frame[62..78].SequenceEqual(address) && frame[78] == 2
            ? Mac.Show(frame[80..86])
            : null;
}
