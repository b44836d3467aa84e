using System.Net.Sockets;
using System.Text.Json;
using Tandem.Api.Contracts;
using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests;

/// <summary>Exit codes, and errors of one line that say what helps.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Status_as_JSON_is_what_the_node_said()
    {
        var said = JsonSerializer.Serialize(Reports.Silent, ApiForms.Plain.StatusReport);
        using var node = FakeNode.Saying(said);
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["status", "--json", "--socket", node.Path], screen.Terminal));

        using var printed = JsonDocument.Parse(screen.Output);
        Assert.Equal(said, JsonSerializer.Serialize(printed.Deserialize(ApiForms.Plain.StatusReport)!, ApiForms.Plain.StatusReport));
        Assert.Equal(["GET /v1/status HTTP/1.1"], node.Heard);
    }

    [Fact]
    public async Task What_a_newer_node_says_besides_is_passed_over()
    {
        var said = JsonSerializer.Serialize(Reports.Calm, ApiForms.Plain.StatusReport);
        using var node = FakeNode.Saying("{\"weather\":\"fine\"," + said[1..]);
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["status", "--socket", node.Path], screen.Terminal));
        Assert.StartsWith("OK ", screen.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, ExitCode.Success)]
    [InlineData(false, ExitCode.NotYet)]
    public async Task A_drain_s_exit_code_says_whether_it_is_done(bool isDone, int code)
    {
        var outcome = new CommandOutcome("lb1", Screen.Now, "lb1 is drained", isDone, []);
        using var node = FakeNode.Saying(JsonSerializer.Serialize(outcome, ApiForms.Plain.CommandOutcome));

        Assert.Equal(code, await CommandLine.RunAsync(["drain", "lb1", "--wait", "3", "--socket", node.Path], Screen.Pipe().Terminal));
        Assert.Equal(["""POST /v1/drain HTTP/1.1 {"node":"lb1","waitSeconds":3}"""], node.Heard);
    }

    [Theory]
    [InlineData(new[] { "move", "web", "lb2" }, """POST /v1/move HTTP/1.1 {"router":"web","node":"lb2","waitSeconds":30}""")]
    [InlineData(new[] { "unmove", "web" }, """POST /v1/unmove HTTP/1.1 {"router":"web","waitSeconds":30}""")]
    [InlineData(new[] { "undrain", "lb1", "--wait", "0" }, """POST /v1/undrain HTTP/1.1 {"node":"lb1","waitSeconds":0}""")]
    [InlineData(new[] { "matrix" }, "GET /v1/matrix HTTP/1.1")]
    [InlineData(
        new[] { "events", "--since", "10m", "--router", "web", "--node", "lb1", "--kind", "hand-over", "--text", "a & b", "--limit", "7" },
        "GET /v1/timeline?from=2026-01-31T03%3A02%3A07.0000000Z&order=latest-first&limit=7&router=web&node=lb1&kind=hand-over&text=a%20%26%20b HTTP/1.1")]
    public async Task A_command_asks_what_it_means(string[] arguments, string asked)
    {
        using var node = FakeNode.Saying("""{"type":"urn:tandem:x","title":"x","status":409,"detail":"not now"}""", 409, ProblemDocument.MediaType);
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Refused, await CommandLine.RunAsync([.. arguments, "--socket", node.Path], screen.Terminal));

        Assert.Equal([asked], node.Heard);
        Assert.Equal("tandem: not now\n", screen.Errors);
    }

    [Fact]
    public async Task Without_a_node_the_error_says_how_to_get_one()
    {
        var (absent, left) = (Screen.Pipe(), Screen.Pipe());
        using var dead = FakeNode.Saying("");
        var path = dead.Path + "2";
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));

            Assert.Equal(ExitCode.Unreachable, await CommandLine.RunAsync(["status", "--socket", path], left.Terminal));
        }

        Assert.Equal(ExitCode.Unreachable, await CommandLine.RunAsync(["status", "--socket", "/nonexistent/api.sock"], absent.Terminal));
        Assert.Equal("tandem: no node answers on /nonexistent/api.sock; start it (systemctl start tandem), or give another socket with --socket PATH\n", absent.Errors);
        Assert.Equal($"tandem: no node answers on {path}; start it (systemctl start tandem), or give another socket with --socket PATH\n", left.Errors);
    }

    [Theory]
    [InlineData(new[] { "token", "grafana" }, "read-only grafana token ")]
    [InlineData(new[] { "token", "night-shift", "--role", "operator" }, "operator night-shift token ")]
    public async Task A_token_comes_with_the_line_that_holds_its_hash(string[] arguments, string line)
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(arguments, screen.Terminal));

        var words = screen.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(43, words[1].Length);
        Assert.EndsWith($"line   {line}{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(words[1])))}\n", screen.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("status")]
    [InlineData("watch")]
    [InlineData("dashboard")]
    [InlineData("explain")]
    [InlineData("events")]
    [InlineData("matrix")]
    [InlineData("drain")]
    [InlineData("undrain")]
    [InlineData("move")]
    [InlineData("unmove")]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("confirm")]
    [InlineData("reload")]
    [InlineData("doctor")]
    [InlineData("capture")]
    [InlineData("token")]
    [InlineData("pki")]
    [InlineData("completion")]
    public async Task Help_is_there_and_asks_nobody(string command)
    {
        using var node = FakeNode.Saying(JsonSerializer.Serialize(Reports.Calm, ApiForms.Plain.StatusReport));
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--socket", node.Path], screen.Terminal));

        Assert.Contains(command.Length == 0 ? "explain <ROUTER> " : $" {command} ", screen.Output, StringComparison.Ordinal);
        Assert.Empty(node.Heard);
        Assert.Equal("", screen.Errors);
    }

    [Fact]
    public async Task Watch_is_for_people()
    {
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["watch", "--socket", "/nonexistent"], screen.Terminal));
        Assert.Equal("tandem: watch needs a terminal; for programs: tandem status --json, tandem events --follow --json\n", screen.Errors);
    }

    [Fact]
    public async Task A_watch_that_cannot_begin_says_so_where_one_stands()
    {
        var screen = Screen.Of(80, 24);

        Assert.Equal(ExitCode.Unreachable, await CommandLine.RunAsync(["watch", "--socket", "/nonexistent"], screen.Terminal));
        Assert.Equal("", screen.Output);
        Assert.StartsWith("tandem: no node answers on /nonexistent", screen.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move ", "api web")]
    [InlineData("move w", "web")]
    [InlineData("move web ", "lb1 lb2")]
    [InlineData("explain web --a", "--at")]
    [InlineData("completion ", "bash fish zsh")]
    public async Task The_shell_is_offered_what_fits(string typed, string offered)
    {
        using var node = FakeNode.Saying(JsonSerializer.Serialize(Reports.Calm, ApiForms.Plain.StatusReport));
        var screen = Screen.Pipe();
        var line = $"tandem --socket {node.Path} {typed}";

        // A shell waits for half a second, and the first question here is one to the compiler as well.
        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync(["status", "--socket", node.Path], Screen.Pipe().Terminal));
        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync([$"[suggest:{line.Length}]", line], screen.Terminal));

        // Options fit everywhere.
        var words = screen.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(word => word == offered || !word.StartsWith('-'));
        Assert.Equal(offered.Split(' '), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_node_the_shell_is_offered_no_names_and_sees_no_error()
    {
        var screen = Screen.Pipe();
        const string line = "tandem --socket /nonexistent drain ";

        Assert.Equal(ExitCode.Success, await CommandLine.RunAsync([$"[suggest:{line.Length}]", line], screen.Terminal));
        Assert.Equal("", screen.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"cluster\":")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    public async Task What_is_no_node_is_not_believed(string bytes)
    {
        using var other = FakeNode.Raw(bytes);
        var screen = Screen.Pipe();

        Assert.Equal(ExitCode.Unreachable, await CommandLine.RunAsync(["status", "--socket", other.Path], screen.Terminal));

        Assert.Equal("", screen.Output);
        Assert.Contains(other.Path, Assert.Single(screen.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
