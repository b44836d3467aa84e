namespace Tandem.Interop.Tests.Wire;

/// <summary>The Internet checksum, written for these tests so that they share no mistake with the product.</summary>
internal static class InternetChecksum
{
    internal static ushort Of(params ReadOnlySpan<byte[]> parts)
    {
        uint sum = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Length; i += 2)
            {
                sum += (uint)(part[i] << 8) + (i + 1 < part.Length ? part[i + 1] : 0u);
            }
        }

        while (sum > 0xffff)
        {
            sum = (sum & 0xffff) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    /// <summary>The IPv4 or IPv6 pseudo-header (RFC 793, RFC 8200 8.1); every part of it has an even length.</summary>
    internal static byte[] PseudoHeader(byte[] source, byte[] destination, byte protocol, int length) =>
        source.Length == 4
            ? [.. source, .. destination, 0, protocol, (byte)(length >> 8), (byte)length]
            : [.. source, .. destination, 0, 0, (byte)(length >> 8), (byte)length, 0, 0, 0, protocol];
}
