using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the name of a network interface.</summary>
internal static partial class InterfaceReader
{
    /// <summary>The kernel's own bound is 15 characters; what it allows beyond these letters nobody uses.</summary>
    private const string Allowed = "the name of a network interface, 1 to 15 letters, digits, '.', '_' or '-': eth0";

    public static bool TryRead(ConfigSection section, string key, [NotNullWhen(true)] out string? name)
    {
        if (!section.TryReadText(key, Allowed, out name))
        {
            return false;
        }

        if (Pattern().IsMatch(name))
        {
            return true;
        }

        section.Context.Refuse(section.PathOf(key), name, Allowed);
        return false;
    }

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9._-]{0,14}$")]
    private static partial Regex Pattern();
}
