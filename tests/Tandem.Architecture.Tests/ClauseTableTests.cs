using System.Reflection;
using System.Text;
using Tandem.Testing;

namespace Tandem.Vrrp.Tests;

/// <summary>
/// Keeps the table in docs/conformance.md true: which test pins which clause. UPDATE_APPROVED=1 rewrites everything below the marker; what
/// stands above it is written by hand.
/// </summary>
public class ClauseTableTests
{
    private const string Marker = "<!-- From here on generated from the tests: UPDATE_APPROVED=1 -->";
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "docs", "conformance.md");

    [Fact]
    public void The_clause_table_is_that_of_the_tests()
    {
        var text = System.IO.File.ReadAllText(File);
        var start = text.IndexOf(Marker, StringComparison.Ordinal);
        Assert.True(start > 0, $"{File} has no line '{Marker}'");
        var whole = text[..start] + Marker + "\n\n" + Table();
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            System.IO.File.WriteAllText(File, whole);
            return;
        }

        Assert.Equal(text, whole);
    }

    private static string Table()
    {
        var rows = typeof(ClauseTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(test => test.GetCustomAttributes<ClauseAttribute>(), (Test, Clause) => (Test, Clause))
            .GroupBy(pair => (pair.Clause.Document, pair.Clause.Clause), pair => $"{pair.Test.DeclaringType!.Name}.{pair.Test.Name}")
            .OrderBy(row => row.Key.Document, StringComparer.Ordinal)
            .ThenBy(row => string.Join('.', row.Key.Clause.Split('.').Select(part => part.PadLeft(4))), StringComparer.Ordinal);

        var table = new StringBuilder("| document | clause | tests |\n| --- | --- | --- |\n");
        foreach (var row in rows)
        {
            table.Append($"| {row.Key.Document} | {row.Key.Clause} | {string.Join(" <br> ", row.Order(StringComparer.Ordinal).Select(test => $"`{test}`"))} |\n");
        }

        return table.ToString();
    }
}
