using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Tandem.Network.Linux.Filter;

/// <summary>
/// The name of a parent interface's table: <c>tandem-eth0.100</c>. What nft does not take in a name is written as <c>_</c> and two
/// hexadecimal digits, so that different interfaces never share a name and the interface can be read back.
/// </summary>
internal static class GateTableName
{
    internal const string Prefix = "tandem-";

    internal static string Of(string interfaceName)
    {
        var name = new StringBuilder(Prefix);
        foreach (var c in Encoding.UTF8.GetBytes(interfaceName))
        {
            _ = char.IsAsciiLetterOrDigit((char)c) || c is (byte)'.' or (byte)'-'
                ? name.Append((char)c)
                : name.Append(CultureInfo.InvariantCulture, $"_{c:x2}");
        }

        return name.ToString();
    }

    /// <summary>The interface a table of ours belongs to.</summary>
    internal static bool TryParse(string table, [NotNullWhen(true)] out string? interfaceName)
    {
        interfaceName = null;
        if (!table.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        List<byte> bytes = [];
        for (var i = Prefix.Length; i < table.Length; i++)
        {
            if (table[i] != '_')
            {
                bytes.Add((byte)table[i]);
                continue;
            }

            if (i + 2 >= table.Length || !byte.TryParse(table.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var escaped))
            {
                return false;
            }

            bytes.Add(escaped);
            i += 2;
        }

        interfaceName = Encoding.UTF8.GetString([.. bytes]);
        return Of(interfaceName) == table;
    }
}
