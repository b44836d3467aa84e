namespace Tandem.Vrrp.Tests.Fixtures;

/// <summary>Bytes as people write them down: pairs of digits, blanks wherever they help.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));

    public static string Text(ReadOnlySpan<byte> bytes) => string.Join(' ', bytes.ToArray().Select(value => value.ToString("x2")));
}
