namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>RFC 1071 in its slowest and plainest form: the product's sum has to agree with it.</summary>
internal static class ReferenceChecksum
{
    public static int Of(byte[] bytes)
    {
        var sum = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            sum += (bytes[i] << 8) | (i + 1 < bytes.Length ? bytes[i + 1] : 0);
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return sum ^ 0xFFFF;
    }
}
