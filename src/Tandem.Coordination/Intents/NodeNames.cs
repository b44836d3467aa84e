namespace Tandem.Coordination.Intents;

/// <summary>Which names the configuration allows for nodes and segments: what a peer tells besides is none.</summary>
internal static class NodeNames
{
    private const int Longest = 63;

    /// <summary>1 to 63 of a-z, 0-9 and -, not - at either end.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= Longest && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && text[0] != '-' && text[^1] != '-';
}
