using System.Text.Json;
using Tandem.Api.Contracts;
using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests.Commands;

/// <summary>With --json each command prints what the node said, and its exit code is the same.</summary>
public sealed class JsonTests
{
    private static readonly RouterMove Web = new("web", "lb1", "lb2", RouterMove.Moved, 12.5, "handed over");

    [Theory]
    [InlineData(true, ExitCode.Success, "drain", "lb1")]
    [InlineData(false, ExitCode.NotYet, "drain", "lb1")]
    [InlineData(true, ExitCode.Success, "undrain", "lb1")]
    [InlineData(true, ExitCode.Success, "move", "web", "lb2")]
    [InlineData(true, ExitCode.Success, "unmove", "web")]
    public async Task What_an_operator_wants(bool isDone, int code, params string[] arguments)
    {
        var said = JsonSerializer.Serialize(new CommandOutcome("lb1", Screen.Now, "it is so", isDone, [Web]), ApiForms.Plain.CommandOutcome);
        using var node = FakeNode.Saying(said);
        var screen = Screen.Pipe();

        Assert.Equal(code, await CommandLine.RunAsync([.. arguments, "--json", "--socket", node.Path], screen.Terminal));

        using var printed = JsonDocument.Parse(screen.Output);
        Assert.Equal(said, JsonSerializer.Serialize(printed.Deserialize(ApiForms.Plain.CommandOutcome)!, ApiForms.Plain.CommandOutcome));
        Assert.Equal("", screen.Errors);
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("events")]
    public async Task What_happened_the_oldest_first(string command)
    {
        TimelineLine Line(string text) => new(Screen.Now, "lb1", "transition", "web", text, text);
        var report = new TimelineReport("lb1", Screen.Now, [Line("later"), Line("earlier")], "more");
        using var node = FakeNode.Saying(JsonSerializer.Serialize(report, ApiForms.Plain.TimelineReport));
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync([command, "--json", "--socket", node.Path], screen.Terminal));

        using var printed = JsonDocument.Parse(screen.Output);
        var expected = report with { Entries = [Line("earlier"), Line("later")] };
        Assert.Equal(
            JsonSerializer.Serialize(expected, ApiForms.Plain.TimelineReport),
            JsonSerializer.Serialize(printed.Deserialize(ApiForms.Plain.TimelineReport)!, ApiForms.Plain.TimelineReport));
        Assert.Equal("", screen.Errors);
    }
}
