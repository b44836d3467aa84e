using System.Globalization;

namespace Tandem.Api.Http;

/// <summary>What somebody sent, made fit for one line of a terminal or a log.</summary>
internal static class Quoted
{
    private const int MostText = 64;
    private const int MostNames = 8;

    /// <summary>Without anything that a terminal obeys, and not longer than a name may be.</summary>
    public static string Text(string sent)
    {
        var start = sent.Length <= MostText ? sent : sent[..MostText] + "...";
        return $"'{string.Concat(start.Select(sign => char.IsControl(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Surrogate ? '?' : sign))}'";
    }

    /// <summary>A sentence with what somebody sent in it.</summary>
    public static string Line(string sentence) => string.Concat(sentence.Select(sign => char.IsControl(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Surrogate ? '?' : sign));

    /// <summary>The first few.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= MostNames
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(MostNames))} and {(all.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more (see tandem status)";
    }
}
