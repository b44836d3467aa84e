using System.Globalization;

namespace Tandem.Configuration.Syntax;

/// <summary>Which characters stand for themselves.</summary>
internal static class HoconText
{
    private const int LongestShown = 40;

    public static bool IsKey(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    /// <summary>What may not stand in a value without quotes: it would mean something else.</summary>
    public static bool NeedsQuotes(char c) => c is ':' or '=' or '{' or '[' or '"' or '$' or '\\';

    public static string Shown(string text) =>
        $"'{string.Concat((text.Length <= LongestShown ? text : text[..LongestShown] + "...").Select(Visible))}'";

    /// <summary>A no-break space looks like a space, but is none; an operator must see it.</summary>
    private static string Visible(char c) =>
        c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? $"<U+{(int)c:X4}>" : c.ToString();
}
