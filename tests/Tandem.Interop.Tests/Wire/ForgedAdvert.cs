using System.Net;

namespace Tandem.Interop.Tests.Wire;

/// <summary>A VRRPv3 IPv4 advert built byte by byte: what a third product, a broken one or an intruder would send.</summary>
internal sealed record ForgedAdvert(string SourceMac, string Source, int Vrid, int Priority, params string[] Addresses)
{
    private static readonly byte[] Group = [224, 0, 0, 18];

    internal int TimeToLive { get; init; } = 255;

    internal int Version { get; init; } = 3;

    internal ChecksumForm Checksum { get; init; } = ChecksumForm.PseudoHeader;

    /// <summary>In centiseconds, as on the wire.</summary>
    internal int Interval { get; init; } = 10;

    /// <summary>What the count field says; the true count when null.</summary>
    internal int? ClaimedCount { get; init; }

    /// <summary>How many bytes at the end are left out.</summary>
    internal int CutOff { get; init; }

    internal byte[] Frame()
    {
        var source = IPAddress.Parse(Source).GetAddressBytes();
        byte[] message =
        [
            (byte)((Version << 4) | 1), (byte)Vrid, (byte)Priority, (byte)(ClaimedCount ?? Addresses.Length),
            (byte)(Interval >> 8), (byte)Interval, 0, 0, .. Addresses.SelectMany(address => IPAddress.Parse(address).GetAddressBytes()),
        ];
        message = message[..^CutOff];
        if (message.Length >= 8)
        {
            var checksum = ChecksumOf(source, message);
            (message[6], message[7]) = ((byte)(checksum >> 8), (byte)checksum);
        }

        var length = 20 + message.Length;
        byte[] header =
        [
            0x45, 0xc0, (byte)(length >> 8), (byte)length, 0, 1, 0, 0, (byte)TimeToLive, HeardAdvert.Protocol, 0, 0, .. source, .. Group,
        ];
        var headerChecksum = InternetChecksum.Of(header);
        (header[10], header[11]) = ((byte)(headerChecksum >> 8), (byte)headerChecksum);
        return [0x01, 0x00, 0x5e, 0x00, 0x00, 0x12, .. Mac.Parse(SourceMac), 0x08, 0x00, .. header, .. message];
    }

    private ushort ChecksumOf(byte[] source, byte[] message) => Checksum switch
    {
        ChecksumForm.MessageOnly => InternetChecksum.Of(message),
        ChecksumForm.PseudoHeader => InternetChecksum.Of(InternetChecksum.PseudoHeader(source, Group, HeardAdvert.Protocol, message.Length), message),
        _ => (ushort)(InternetChecksum.Of(message) ^ 0x5555),
    };
}
