namespace Tandem.Interop.Tests.Wire;

/// <summary>MAC addresses as tools print them.</summary>
internal static class Mac
{
    internal const string Broadcast = "ff:ff:ff:ff:ff:ff";

    internal static byte[] Parse(string text) => Convert.FromHexString(text.Replace(":", "", StringComparison.Ordinal));

    internal static string Show(ReadOnlySpan<byte> bytes) => string.Join(':', bytes.ToArray().Select(octet => octet.ToString("x2")));
}
