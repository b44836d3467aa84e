using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>Ethernet frames of the peer, put together byte by byte.</summary>
internal static class Frames
{
    public const string Ethernet4 = "01005e000012 020000000003 0800";
    public const string Ethernet6 = "333300000012 020000000003 86dd";

    /// <summary>An IPv4 frame round a message of the peer; the header checksum is put right unless told otherwise.</summary>
    public static byte[] IPv4(
        string ethernet = Ethernet4, string options = "", int? totalLength = null, string flags = "0000", byte protocol = 112,
        string destination = "224.0.0.18", int headerError = 0, string padding = "", int? words = null, int version = 4,
        PeerMessage? message = null)
    {
        var payload = (message ?? new PeerMessage()).Bytes();
        var option = Hex.Bytes(options);
        var total = totalLength ?? 20 + option.Length + payload.Length;
        byte[] header =
        [
            (byte)((version << 4) | (words ?? (20 + option.Length) / 4)), 0xC0, (byte)(total >> 8), (byte)total,
            0, 0, .. Hex.Bytes(flags), 255, protocol, 0, 0,
            .. Address("192.0.2.3"), .. Address(destination), .. option,
        ];
        var checksum = ReferenceChecksum.Of(header) ^ headerError;
        header[10] = (byte)(checksum >> 8);
        header[11] = (byte)checksum;
        return [.. Hex.Bytes(ethernet), .. header, .. payload, .. Hex.Bytes(padding)];
    }

    /// <summary>An IPv6 frame round <paramref name="payload"/>, which begins with the extension headers if there are any.</summary>
    public static byte[] IPv6(
        byte[] payload, byte nextHeader = 112, string destination = "ff02::12", string ethernet = Ethernet6, int? payloadLength = null,
        byte hopLimit = 255, int version = 6, string source = "fe80::3")
    {
        var length = payloadLength ?? payload.Length;
        return
        [
            .. Hex.Bytes(ethernet), (byte)(version << 4), 0, 0, 0, (byte)(length >> 8), (byte)length, nextHeader, hopLimit,
            .. Address(source), .. Address(destination), .. payload,
        ];
    }

    public static IPvXAddress Vip4 { get; } = IPvXAddress.Parse("192.0.2.1");

    public static IPvXAddress Vip6 { get; } = IPvXAddress.Parse("2001:db8::1");

    /// <summary>A neighbour message from fe80::3 to ff02::1 with its checksum put right.</summary>
    public static byte[] Neighbour(string message, byte hopLimit = 255, int error = 0, byte nextHeader = 58)
    {
        var bytes = Hex.Bytes(message);
        byte[] pseudo = [.. Address("fe80::3"), .. Address("ff02::1"), 0, 0, 0, (byte)bytes.Length, 0, 0, 0, 58];
        if (bytes.Length >= 4)
        {
            var checksum = ReferenceChecksum.Of([.. pseudo, .. bytes]) ^ error;
            bytes[2] = (byte)(checksum >> 8);
            bytes[3] = (byte)checksum;
        }

        return IPv6(bytes, nextHeader, "ff02::1", "333300000001 020000000003 86dd", hopLimit: hopLimit);
    }

    private static byte[] Address(string text) => System.Net.IPAddress.Parse(text).GetAddressBytes();
}
