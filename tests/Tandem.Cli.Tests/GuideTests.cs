using System.Text.RegularExpressions;
using Tandem.Cli.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Cli.Tests;

/// <summary>Every line of README and guides that begins with "tandem" is one that the program understands.</summary>
public sealed partial class GuideTests
{
    public static TheoryData<string, string> Lines()
    {
        var lines = new TheoryData<string, string>();
        foreach (var (file, text) in Guides.All)
        {
            foreach (var line in Shell().Matches(text).SelectMany(block => block.Groups["body"].Value.Split('\n')).Where(line => line.StartsWith("tandem ", StringComparison.Ordinal)))
            {
                lines.Add(file, line.Split(" #")[0].Split(" > ")[0].Trim());
            }
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_is_understood(string file, string line)
    {
        var screen = Screen.Of(80, 24);
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)];

        // Nobody answers there; programs and files that it would read are not here.
        var code = await CommandLine.RunAsync([.. words, "--socket", "/nonexistent/api.sock"], screen.Terminal);

        Assert.True(code != ExitCode.Usage, $"{file}: {line}\n{screen.Errors}");
    }

    [Fact]
    public void There_are_some() => Assert.True(Lines().Count > 15);

    [GeneratedRegex("^```sh\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Shell();
}
