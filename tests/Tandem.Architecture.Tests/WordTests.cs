using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>
/// The repository speaks to strangers: no path of one machine, no package host (the reader's own feeds decide), no
/// reference to how or where it was worked on.
/// </summary>
public sealed partial class WordTests
{
    private static readonly HashSet<string> Binary = [".bin", ".png", ".ico", ".pcap", ".woff2", ".deb"];

    [Fact]
    public void No_file_speaks_of_one_machine_or_one_workplace() => Findings.AssertNone(
        "words that mean nothing, or something else, to a stranger:",
        from file in Repository.Files(RepositoryRoot.Path)
        where !Binary.Contains(Path.GetExtension(file)) && Repository.Shown(file) != ".git"
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        let found = Forbidden().Match(line.Text)
        where found.Success
        select $"{Repository.Shown(file)}:{line.Number}: {found.Value}");

    /// <summary>The brackets keep the pattern from finding itself.</summary>
    [GeneratedRegex(
        @"(?<![\w.])/[w]ork/|(?<![\w.])/[r]oot/|(?<![\w.])/[h]ome/\w" +
        @"|[n]uget\.org|[d]eb\.debian\.org|[a]rchive\.ubuntu|[r]egistry\.npmjs" +
        @"|\b(this|that|last|previous|earlier|next|another) [s]essions?\b|\b[i]ssue #?\d|\bsub-?[a]gents?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Forbidden();
}
