using Tandem.Testing;

namespace Tandem.Vrrp.Tests.Conformance;

/// <summary>
/// The corpus: a folder a scenario, with its story, its input and everything that has to come of it. UPDATE_APPROVED=1 rewrites
/// expected.jsonl; read what changed.
/// </summary>
public class CorpusTests
{
    private static readonly string Corpus = Path.Combine(RepositoryRoot.Path, "tests", "Tandem.Vrrp.Tests", "Conformance");

    public static TheoryData<string> Scenarios => [.. Directory.GetDirectories(Corpus).Select(folder => Path.GetFileName(folder)).Order()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_scenario_ends_as_recorded(string scenario)
    {
        var folder = Path.Combine(Corpus, scenario);
        var expected = Path.Combine(folder, "expected.jsonl");

        var output = Scenario.Run(File.ReadAllText(Path.Combine(folder, "input.jsonl"))) + "\n";

        Assert.True(File.Exists(Path.Combine(folder, "scenario.md")), $"{scenario} tells no story");
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(expected, output);
            return;
        }

        Assert.Equal(File.ReadAllText(expected), output);
    }

    [Fact]
    public void The_corpus_is_found() => Assert.True(Scenarios.Count >= 10, $"{Corpus} holds {Scenarios.Count} scenarios");
}
