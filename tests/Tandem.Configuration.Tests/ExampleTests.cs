using Tandem.Testing;

namespace Tandem.Configuration.Tests;

/// <summary>Every example is valid, and means what its approved text says.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "hocon", "examples"), "*.conf").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_has_its_approved_meaning(string name)
    {
        var configuration = Document.Configuration(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "hocon", "examples", name + ".conf")));

        Approved.Text(name, string.Join("\n", configuration.Nodes.Select(node => EffectiveConfiguration.Render(configuration.ForNode(node.Name)))));
    }

    /// <summary>The lab fills in @INTERVAL@ when it starts.</summary>
    [Fact]
    public void Every_other_document_we_ship_is_valid() => Assert.All(
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "deploy"), "*.conf", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("tandem {", StringComparison.Ordinal))),
        file => Assert.Empty(Document.Errors(File.ReadAllText(file).Replace("@INTERVAL@", "1s", StringComparison.Ordinal))));
}
