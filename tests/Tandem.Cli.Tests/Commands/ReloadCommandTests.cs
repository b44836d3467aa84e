using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests.Commands;

/// <summary>What "tandem reload" says of what a node answers.</summary>
public sealed class ReloadCommandTests
{
    private const string Report = """
        {"node":"lb1","at":"2026-01-31T03:12:07+00:00","isApplied":true,"routers":[{"router":"api","node":"lb1","change":"removed","values":[],"moves":null}],"checks":[],"needRestart":[]MORE}
        """;

    [Theory]
    [InlineData("", ExitCode.Success, "")]
    [InlineData(",\"late\":[]", ExitCode.Success, "")]
    [InlineData(",\"late\":[\"api has not let go yet\"]", ExitCode.NotYet, "LATE      api has not let go yet; it will, as soon as it can")]
    public async Task What_is_not_done_yet_is_said_and_is_a_code_of_its_own(string more, int code, string line)
    {
        using var node = FakeNode.Saying(Report.Replace("MORE", more, StringComparison.Ordinal));
        var screen = Screen.Pipe();

        Assert.Equal(code, await CommandLine.RunAsync(["reload", "--socket", node.Path], screen.Terminal));

        Assert.Contains(line, screen.Output, StringComparison.Ordinal);
        Assert.Equal(line.Length > 0, screen.Output.Contains("LATE", StringComparison.Ordinal));
    }
}
