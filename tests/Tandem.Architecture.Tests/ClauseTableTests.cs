using System.Text;
using System.Text.RegularExpressions;
using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>
/// Keeps the table in docs/conformance.md true: which test, of whatever suite, pins which clause. It reads the sources, because no suite
/// references another. UPDATE_APPROVED=1 rewrites everything below the marker; what stands above it is written by hand.
/// </summary>
public sealed partial class ClauseTableTests
{
    private const string Marker = "<!-- From here on generated from the tests: UPDATE_APPROVED=1 -->";
    private static readonly string Document = Path.Combine(RepositoryRoot.Path, "docs", "conformance.md");

    [Fact]
    public void The_clause_table_is_that_of_the_tests()
    {
        var text = File.ReadAllText(Document);
        var start = text.IndexOf(Marker, StringComparison.Ordinal);
        Assert.True(start > 0, $"{Document} has no line '{Marker}'");
        var whole = text[..start] + Marker + "\n\n" + Table();
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(Document, whole);
            return;
        }

        Assert.Equal(text, whole);
    }

    private static string Table()
    {
        var rows = Repository.CSharpFiles("tests")
            .SelectMany(Pins)
            .GroupBy(pin => (pin.Document, pin.Clause), pin => pin.Test)
            .OrderBy(row => row.Key.Document, StringComparer.Ordinal)
            .ThenBy(row => string.Join('.', row.Key.Clause.Split('.').Select(part => part.PadLeft(4))), StringComparer.Ordinal);

        var table = new StringBuilder("| document | clause | tests |\n| --- | --- | --- |\n");
        foreach (var row in rows)
        {
            table.Append($"| {row.Key.Document} | {row.Key.Clause} | {string.Join(" <br> ", row.Distinct().Order(StringComparer.Ordinal).Select(test => $"`{test}`"))} |\n");
        }

        return table.ToString();
    }

    /// <summary>A test class has a file of its name; the attribute stands before the method, among others.</summary>
    private static IEnumerable<(string Document, string Clause, string Test)> Pins(string file)
    {
        var text = File.ReadAllText(file);
        return ClauseLine().Matches(text).Select(clause => (
            clause.Groups["document"].Value,
            clause.Groups["clause"].Value,
            $"{Path.GetFileNameWithoutExtension(file)}.{Method().Match(text, clause.Index).Groups["name"].Value}"));
    }

    [GeneratedRegex(@"^ +\[Clause\(""(?<document>[^""]+)"", ""(?<clause>[^""]+)""\)\]", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ClauseLine();

    [GeneratedRegex(@"^ +public [^(=]*?(?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Method();
}
