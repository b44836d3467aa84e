using System.Net;

namespace Tandem.Interop.Tests.Wire;

/// <summary>A VRRP advert as it passed on the wire. A node is known by its priority: sources and MACs differ between products.</summary>
internal sealed record HeardAdvert(
    TimeSpan At, string SourceMac, IPAddress Source, int Version, int Vrid, int Priority, int AddressCount, ChecksumForm Checksum)
{
    internal const byte Protocol = 112;

    /// <summary>Reads a frame; null when it carries no VRRP.</summary>
    internal static HeardAdvert? Read(ReadOnlySpan<byte> frame, TimeSpan at)
    {
        if (frame.Length < 42)
        {
            return null;
        }

        return frame[12..14] switch
        {
            [0x08, 0x00] when frame[23] == Protocol =>
                Read(frame, at, frame[26..30], frame[30..34], frame[(14 + ((frame[14] & 0x0f) * 4))..(14 + (frame[16] << 8) + frame[17])]),
            [0x86, 0xdd] when frame[20] == Protocol && frame.Length >= 62 =>
                Read(frame, at, frame[22..38], frame[38..54], frame[54..(54 + (frame[18] << 8) + frame[19])]),
            _ => null,
        };
    }

    private static HeardAdvert? Read(
        ReadOnlySpan<byte> frame, TimeSpan at, ReadOnlySpan<byte> source, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> message) =>
        message.Length < 8
            ? null
            : new HeardAdvert(
                at, Mac.Show(frame[6..12]), new IPAddress(source), message[0] >> 4, message[1], message[2], message[3],
                FormOf(source.ToArray(), destination.ToArray(), message.ToArray()));

    private static ChecksumForm FormOf(byte[] source, byte[] destination, byte[] message)
    {
        if (InternetChecksum.Of(message) == 0)
        {
            return ChecksumForm.MessageOnly;
        }

        return InternetChecksum.Of(InternetChecksum.PseudoHeader(source, destination, Protocol, message.Length), message) == 0
            ? ChecksumForm.PseudoHeader
            : ChecksumForm.Wrong;
    }
}
