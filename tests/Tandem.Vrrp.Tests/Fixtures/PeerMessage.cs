using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>
/// A message of the peer 192.0.2.3 / fe80::3, valid for <see cref="Routers"/> unless a field is changed. It is put together here, by other
/// code than the product's, so that both have to agree.
/// </summary>
internal sealed record PeerMessage
{
    public int Version { get; init; } = 3;

    public int Type { get; init; } = 1;

    public int Vrid { get; init; } = 10;

    public int Priority { get; init; } = 200;

    public int Reserved { get; init; }

    /// <summary>v3: centiseconds; v2: seconds.</summary>
    public int Interval { get; init; } = 100;

    public int AuthenticationType { get; init; }

    public string[] Addresses { get; init; } = ["192.0.2.1"];

    /// <summary>What the count field says, if not the truth.</summary>
    public int? Count { get; init; }

    /// <summary>What follows the addresses: v2's Authentication Data, or bytes too many.</summary>
    public string Trailer { get; init; } = "";

    public bool PseudoHeader { get; init; } = true;

    /// <summary>Flips bits of the right checksum.</summary>
    public int ChecksumError { get; init; }

    public IPvXAddress Source { get; init; } = Routers.Peer4;

    public IPvXAddress? Destination { get; init; }

    public byte Ttl { get; init; } = 255;

    public static PeerMessage V2 => new() { Version = 2, Interval = 1, Trailer = "0000000000000000", PseudoHeader = false };

    public static PeerMessage V6 => new() { Addresses = ["fe80::1", "2001:db8::1"], Source = Routers.Peer6 };

    public byte[] Bytes()
    {
        var middle = Version == 2 ? (AuthenticationType << 8) | Interval : (Reserved << 12) | Interval;
        byte[] message =
        [
            (byte)((Version << 4) | Type), (byte)Vrid, (byte)Priority, (byte)(Count ?? Addresses.Length),
            (byte)(middle >> 8), (byte)middle, 0, 0,
            .. Addresses.SelectMany(AddressBytes),
            .. Convert.FromHexString(Trailer),
        ];
        var checksum = ReferenceChecksum.Of([.. PseudoHeader ? Pseudo(message.Length) : [], .. message]) ^ ChecksumError;
        message[6] = (byte)(checksum >> 8);
        message[7] = (byte)checksum;
        return message;
    }

    public DiscardReason Decode(VirtualRouterParameters own, out Advertisement advertisement, ChecksumForm expected = ChecksumForm.PseudoHeader) =>
        AdvertisementCodec.Decode(Bytes(), Ttl, Source, Group, own, expected, out advertisement);

    public DiscardReason Decode(VirtualRouterParameters own) => Decode(own, out _);

    public DiscardReason CheckUnknown() => AdvertisementCodec.CheckUnknown(Bytes(), Ttl, Source, Group);

    private IPvXAddress Group => Destination ?? IPvXAddress.Parse(Source.Family == Family.IPv4 ? "224.0.0.18" : "ff02::12");

    private byte[] Pseudo(int length) =>
        [.. AddressBytes(Source.ToString()), .. AddressBytes(Group.ToString()), 0, 0, (byte)(length >> 8), (byte)length, 0, 0, 0, 112];

    private static byte[] AddressBytes(string text) => System.Net.IPAddress.Parse(text).GetAddressBytes();
}
