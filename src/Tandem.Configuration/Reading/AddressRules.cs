using System.Buffers.Binary;
using System.Globalization;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Which addresses a host can have.</summary>
internal static class AddressRules
{
    /// <summary>What kind of address it is, if a host cannot have it as its own; null for an ordinary one.</summary>
    public static string? Unusable(IPvXAddress address)
    {
        var value = ValueOf(address);
        return address.Family == Family.IPv4
            ? (uint)value switch
            {
                0xFFFF_FFFF => "the broadcast address",
                >= 0xE000_0000 and <= 0xEFFF_FFFF => "a multicast address",
                < 0x0100_0000 => "an unspecified address",
                _ => null,
            }
            : (ulong)(value >> 64) switch
            {
                >= 0xFF00_0000_0000_0000 => "a multicast address",
                0 when value == 0 => "the unspecified address",
                0 when value >> 32 == 0xFFFF => "an IPv4 address in IPv6 form",
                _ => null,
            };
    }

    public static bool IsLoopback(IPvXAddress address) =>
        address.Family == Family.IPv4 ? ValueOf(address) >> 24 == 127 : ValueOf(address) == 1;

    /// <summary>Reads ADDRESS/PREFIX, or says in words what is allowed instead.</summary>
    public static (VirtualAddress? Address, string Allowed) ReadVirtual(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPvXAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return (null, "an IPv4 or IPv6 address with its prefix length, such as 192.168.1.100/24");
        }

        var bits = address.Length * 8;
        if (slash < 0)
        {
            return (null, $"an address with its prefix length, such as {address}/{(bits == 32 ? 24 : 64)}");
        }

        if (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix < 1 || prefix > bits)
        {
            return (null, $"a prefix length of 1..{bits} after the / for {address.Family}");
        }

        var unusable = Unusable(address) ?? (IsLoopback(address) ? "a loopback address" : Edge(address, bits - prefix));
        return unusable is null
            ? (new VirtualAddress(address, (byte)prefix), "")
            : (null, $"an address a host can have: this is {unusable}");
    }

    /// <summary>All host bits 0 or, for IPv4, 1: the network, the subnet-router anycast, the broadcast.</summary>
    private static string? Edge(IPvXAddress address, int hostBits)
    {
        if (hostBits < 2)
        {
            return null;
        }

        var mask = (UInt128.One << hostBits) - 1;
        var host = ValueOf(address) & mask;
        return host == 0 ? "the network's own address"
            : host == mask && address.Family == Family.IPv4 ? "the network's broadcast address"
            : null;
    }

    private static UInt128 ValueOf(IPvXAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        address.Write(bytes[(16 - address.Length)..]);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
