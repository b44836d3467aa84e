using System.Buffers.Binary;
using System.Net;

namespace Tandem.Lab.Wire;

/// <summary>One captured frame as the words of a log line: kind, source MAC and what matters of the kind.</summary>
internal static class FrameText
{
    public static string Describe(ReadOnlySpan<byte> frame) =>
        BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) switch
        {
            0x0806 when frame.Length >= 42 => Arp(frame),
            0x0800 when frame.Length >= 34 && frame[23] == 112 => Advert(frame, 4, frame[(14 + (frame[14] & 15) * 4)..]),
            0x86dd when frame.Length >= 62 && frame[20] == 112 => Advert(frame, 6, frame[54..]),
            0x86dd when frame.Length >= 78 && frame[20] == 58 && frame[54] == 136 => $"na from={Mac(frame[6..])} target={new IPAddress(frame.Slice(62, 16))}",
            var type => $"frame from={Mac(frame[6..])} type={type:x4}",
        };

    private static string Advert(ReadOnlySpan<byte> frame, int family, ReadOnlySpan<byte> vrrp) =>
        vrrp.Length < 3 ? $"frame from={Mac(frame[6..])} type=short" : $"advert from={Mac(frame[6..])} family={family} vrid={vrrp[1]} priority={vrrp[2]}";

    private static string Arp(ReadOnlySpan<byte> frame) =>
        $"arp from={Mac(frame[6..])} op={frame[21]} sender={new IPAddress(frame.Slice(28, 4))} sender-mac={Mac(frame[22..])} target={new IPAddress(frame.Slice(38, 4))}";

    private static string Mac(ReadOnlySpan<byte> bytes) =>
        $"{bytes[0]:x2}:{bytes[1]:x2}:{bytes[2]:x2}:{bytes[3]:x2}:{bytes[4]:x2}:{bytes[5]:x2}";
}
