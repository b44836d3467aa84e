using System.Buffers.Binary;
using System.Globalization;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Network.Capture.Looking;

/// <summary>What a frame says, in one line.</summary>
public static class FrameText
{
    private const int Head = 8;
    private const int MostAddresses = 4;
    private const double CentisecondsPerSecond = 100;

    /// <summary>Null: it is neither VRRP nor a claim to an address.</summary>
    public static string? Of(ReadOnlySpan<byte> frame) =>
        ReceivedPacket.TryParse(frame, out var packet) ? OfVrrp(packet)
        : AddressClaim.TryParse(frame, out var claim) ? $"{(claim.Address.Family == Family.IPv4 ? "ARP " : "NA  ")} {claim.Address} is at {claim.Claimant}"
        : null;

    /// <summary>Also of one that nobody would accept: then with the reason, in the word of logs and metrics.</summary>
    private static string OfVrrp(scoped in ReceivedPacket packet)
    {
        var payload = packet.Payload;
        var flaw = AdvertisementCodec.CheckUnknown(payload, packet.Ttl, packet.Source, packet.Destination);
        var verdict = flaw == DiscardReason.UnknownVrid ? "" : $", not valid: {flaw}";
        if (payload.Length < Head)
        {
            return $"VRRP {packet.Source}, {payload.Length.ToString(CultureInfo.InvariantCulture)} bytes{verdict}";
        }

        var version = payload[0] >> 4;
        var meaning = payload[2] switch { 0 => " (release)", 255 => " (owner)", _ => "" };
        var interval = version == 2 ? payload[5] : (BinaryPrimitives.ReadUInt16BigEndian(payload[4..]) & 0x0FFF) / CentisecondsPerSecond;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"VRRP {packet.Source} version {version} vrid {payload[1]} priority {payload[2]}{meaning} every {interval:0.##} s, {Addresses(payload, packet.Family)}, from {packet.EthernetSource}{verdict}");
    }

    private static string Addresses(ReadOnlySpan<byte> payload, Family family)
    {
        var length = family == Family.IPv4 ? 4 : 16;
        var there = Math.Min(payload[3], (payload.Length - Head) / length);
        var shown = new List<string>();
        for (var number = 0; number < Math.Min(there, MostAddresses); number++)
        {
            shown.Add(IPvXAddress.Read(family, payload[(Head + (number * length))..]).ToString());
        }

        var more = payload[3] - shown.Count;
        return shown.Count == 0 ? "no address" : string.Join(' ', shown) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
    }
}
