using Tandem.Api.Contracts;
using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests;

/// <summary>Whatever is typed wrong is one line that says what is allowed, with a documented exit code, and never a stack trace.</summary>
public sealed class WrongInputTests
{
    private const string Problem409 = """{"type":"urn:tandem:x","title":"x","status":409,"detail":"not now"}""";

    [Theory]
    [InlineData(new[] { "drain" }, "Required argument 'NODE' missing for command: 'drain'; see tandem drain --help")]
    [InlineData(new[] { "drain", "lb1", "--wait", "61" }, "--wait is 61; allowed 0..60; see tandem drain --help")]
    [InlineData(new[] { "drain", "lb1", "lb2" }, "'lb2' is not understood; see tandem drain --help")]
    [InlineData(new[] { "explain", "web", "--at" }, "Required argument missing for option: '--at'; see tandem explain --help")]
    [InlineData(new[] { "token", "a b" }, "NAME has blanks; allowed one word; see tandem token --help")]
    [InlineData(new[] { "token", "a", "--role", "root" }, "Argument 'root' not recognized. Must be one of: 'read-only' 'operator'; see tandem token --help")]
    [InlineData(new[] { "completion", "tcsh" }, "Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish'; see tandem completion --help")]
    [InlineData(new[] { "timeline", "--limit", "0" }, "--limit is 0; allowed 1..1000; see tandem events --help")]
    [InlineData(new[] { "capture", "eth0", "--count", "x" }, "--count is x; allowed 1..1000000; see tandem capture --help")]
    [InlineData(new[] { "pki", "steal" }, "pki is followed by steal; allowed init, issue NODE, rotate NODE or rotate ca; see tandem pki --help")]
    [InlineData(new[] { "status", "--jso" }, "'--jso' is not understood; see tandem status --help")]
    [InlineData(new[] { "status", "--socket", "" }, "--socket has 0 bytes; allowed 1..107; see tandem status --help")]
    [InlineData(new[] { "status", "--socket", "a", "--socket", "b" }, "Option '--socket' expects a single argument but 2 were provided; see tandem status --help")]
    [InlineData(new string[0], "Required command was not provided; see tandem --help")]
    public async Task A_command_line_that_makes_no_sense_is_one_line_and_asks_nobody(string[] arguments, string line)
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync([.. arguments], screen.Terminal));
        Assert.Equal($"tandem: {line}\n", screen.Errors);
    }

    [Fact]
    public async Task A_command_that_is_none_is_told_which_there_are()
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["stats"], screen.Terminal));
        Assert.StartsWith("tandem: 'stats' is not understood; allowed status, watch, explain, ", screen.Errors, StringComparison.Ordinal);
        Assert.Single(screen.Errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("tonight", "--since is tonight; allowed how long ago (90s, 10m, 2h, 3d), or a time in UTC (03:12, 2026-01-31, 2026-01-31T03:12:00Z)")]
    [InlineData("5m", "--since is 2026-01-31T03:07:07.0000000Z and --until 2026-01-31T03:02:07.0000000Z; allowed a beginning before the end")]
    public async Task A_moment_that_makes_no_sense_is_told_what_does(string since, string line)
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["timeline", "--since", since, "--until", "10m", "--socket", "/nonexistent"], screen.Terminal));
        Assert.Equal($"tandem: {line}\n", screen.Errors);
    }

    [Theory]
    [InlineData("", "'' does not exist; allowed a configuration file")]
    [InlineData("/nonexistent.conf", "'/nonexistent.conf' does not exist; allowed a configuration file")]
    [InlineData("/usr", "'/usr' is a directory; allowed a configuration file")]
    public async Task A_file_that_is_none_is_named(string file, string line)
    {
        foreach (var command in (string[])["plan", "apply"])
        {
            var screen = Screen.Pipe();

            Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync([command, file, "--socket", "/nonexistent"], screen.Terminal));
            Assert.Equal($"tandem: {line}\n", screen.Errors);
        }
    }

    [Fact]
    public async Task A_configuration_that_no_node_takes_is_not_sent()
    {
        using var node = FakeNode.Saying(Problem409, 409, ProblemDocument.MediaType);
        var (screen, file) = (Screen.Pipe(), Path.GetTempFileName());
        await File.WriteAllTextAsync(file, new string('#', ConfigurationRequest.MostBytes));
        try
        {
            Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync(["plan", file, "--socket", node.Path], screen.Terminal));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Matches($"^tandem: the configuration makes a request of [0-9]+ bytes; allowed {ConfigurationRequest.MostBytes}\n$", screen.Errors);
        Assert.Empty(node.Heard);
    }

    [Fact]
    public async Task An_answer_to_a_closed_output_is_one_line()
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Unwritten, await CommandLine.RunAsync(["token", "x"], screen.Terminal with { Output = new ClosedOutput() }));
        Assert.Equal("tandem: the answer cannot be written: closed; a command that was sent stands (see tandem status)\n", screen.Errors);
    }

    [Fact]
    public async Task An_answer_that_has_no_room_is_one_line()
    {
        using var node = FakeNode.Saying(System.Text.Json.JsonSerializer.Serialize(Reports.Calm, ApiForms.Plain.StatusReport));
        await using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var (screen, full) = (Screen.Pipe(), new StreamWriter(device) { AutoFlush = true });

        Assert.Equal(ExitCode.Unwritten, await CommandLine.RunAsync(["status", "--socket", node.Path], screen.Terminal with { Output = full }));
        Assert.Equal("tandem: the answer cannot be written: No space left on device : '/dev/full'; a command that was sent stands (see tandem status)\n", screen.Errors);
    }

    /// <summary>As the console of a process whose standard output is closed.</summary>
    private sealed class ClosedOutput : StringWriter
    {
        public override void WriteLine(string? value) => throw new UnauthorizedAccessException("closed");
    }
}
