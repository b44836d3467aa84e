namespace Tandem.Configuration.Syntax;

/// <summary>Which characters stand for themselves.</summary>
internal static class HoconText
{
    private const int LongestShown = 40;

    public static bool IsKey(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    /// <summary>What may not stand in a value without quotes: it would mean something else.</summary>
    public static bool NeedsQuotes(char c) => c is ':' or '=' or '{' or '[' or '"' or '$' or '\\' || char.IsControl(c);

    public static string Shown(string text) => text.Length <= LongestShown ? $"'{text}'" : $"'{text[..LongestShown]}...'";
}
