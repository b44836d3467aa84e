using Tandem.Testing;

namespace Tandem.Configuration.Tests.Syntax;

/// <summary>Files as a tired hand leaves them: whatever is lost, doubled or mistyped, the reader returns and names lines that exist.</summary>
public sealed class MutationTests
{
    private const string Typed = "{}[]\"=:,$#/\\ \n\t+.x1";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Damaged_file_gives_a_verdict_with_lines(int seed)
    {
        var good = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "hocon", "examples", "ipv6.conf"));
        var random = new Random(seed);
        for (var round = 0; round < 1000; round++)
        {
            var text = good;
            for (var strike = random.Next(1, 4); strike > 0; strike--)
            {
                text = Damage(text, random);
            }

            if (ClusterConfigurationReader.Read("t.conf", text) is ConfigurationResult.Invalid invalid)
            {
                var lines = 1 + text.Count(c => c == '\n');
                Assert.NotEmpty(invalid.Errors);
                Assert.True(invalid.Errors.All(error => error.Line >= 1 && error.Line <= lines), $"seed {seed}, round {round}:\n{text}\n{invalid.Errors}");
            }
        }
    }

    [Fact]
    public void File_cut_off_anywhere_is_never_valid_before_its_last_brace()
    {
        var last = Document.Good.LastIndexOf('}');

        Assert.All(Enumerable.Range(0, last), length => Assert.NotEmpty(Document.Errors(Document.Good[..length])));
    }

    private static string Damage(string text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - at);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(at, length)),
            _ => text.Insert(at, Typed[random.Next(Typed.Length)].ToString()),
        };
    }
}
