using System.Text;
using System.Text.Json;
using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Http;

/// <summary>Whatever somebody sends is refused in one line that says what is allowed, and nothing happens.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData(ApiRoutes.Drain, """{"node":"lb9"}""", 404, "unknown-node", "the node is 'lb9'; allowed: lb1, lb2")]
    [InlineData(ApiRoutes.Drain, """{"node":""}""", 404, "unknown-node", "the node is ''; allowed: lb1, lb2")]
    [InlineData(ApiRoutes.Drain, """{"node":"\u001b[2Jx\u202e"}""", 404, "unknown-node", "the node is '?[2Jx?'; allowed: lb1, lb2")]
    [InlineData(ApiRoutes.Drain, "", 400, "bad-request", """the body cannot be read; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, "null", 400, "bad-request", """the body is null; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, "{}", 400, "bad-request", """the body cannot be read; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, """{"node":null}""", 400, "bad-request", """the body cannot be read at '$.node'; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, """{"node":"lb1","force":true}""", 400, "bad-request", """the body cannot be read at '$.force'; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, """{"node":"lb1","node":"lb2"}""", 400, "bad-request", """the body cannot be read at '$.node'; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, """{"node":"lb1"}{"node":"lb2"}""", 400, "bad-request", """the body cannot be read; allowed {"node": NAME, "waitSeconds": 0..60}""")]
    [InlineData(ApiRoutes.Drain, """{"node":"lb1","waitSeconds":61}""", 400, "bad-request", "waitSeconds is 61; allowed 0..60")]
    [InlineData(ApiRoutes.Drain, """{"node":"lb1","waitSeconds":-1}""", 400, "bad-request", "waitSeconds is -1; allowed 0..60")]
    [InlineData(ApiRoutes.Move, """{"router":"wob","node":"lb1"}""", 404, "unknown-router", "the router is 'wob'; allowed: api, web")]
    [InlineData(ApiRoutes.Move, """{"router":"web","node":"lb3"}""", 404, "unknown-node", "the node is 'lb3'; allowed: lb1, lb2")]
    [InlineData(ApiRoutes.Unmove, """{"router":"front-4-53"}""", 404, "unknown-router", "the router is 'front-4-53'; allowed: api, web")]
    public async Task A_body_that_makes_no_sense_is_refused(string path, string body, int status, string name, string detail)
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.PostAsync(path, body);

        var problem = JsonSerializer.Deserialize(answer.Body, ApiJson.Default.ProblemDocument)!;
        Assert.Equal((status, $"urn:tandem:{name}", status, detail), (answer.Status, problem.Type, problem.Status, problem.Detail));
        Assert.Empty(host.Desk.Given);
    }

    [Theory]
    [InlineData("?limit=0", "limit is '0'; allowed 1..1000")]
    [InlineData("?limit=1001", "limit is '1001'; allowed 1..1000")]
    [InlineData("?limit=1&limit=2", "limit is there more than once; allowed once")]
    [InlineData("?from=yesterday", "from is 'yesterday'; allowed: a time such as 2026-01-31T03:12:00Z")]
    [InlineData("?order=random", "order is 'random'; allowed: oldest-first, latest-first")]
    [InlineData("?after=1.2.lb1.x.9", "after is '1.2.lb1.x.9'; allowed: next or place of an earlier answer")]
    [InlineData("?kind=moves", "kind is 'moves'; allowed: life, transition, ")]
    [InlineData("?since=1h", "the query has 'since'; allowed: from, to, router, node, kind, text, order, limit, after")]
    public async Task A_query_that_makes_no_sense_is_refused(string query, string detail)
    {
        await using var host = await ApiHost.StartAsync();

        using var response = await host.Client.GetAsync(ApiRoutes.Timeline + query);

        var problem = JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), ApiJson.Default.ProblemDocument)!;
        Assert.Equal(400, (int)response.StatusCode);
        Assert.StartsWith(detail, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_with_and_without_a_length()
    {
        await using var host = await ApiHost.StartAsync();

        var (status, body) = await host.PostAsync(ApiRoutes.Drain, $$"""{"node":"{{new string('x', 5000)}}"}""");
        var chunked = await host.RawAsync($"POST {ApiRoutes.Drain} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1fff\r\n{new string(' ', 0x1fff)}\r\n0\r\n\r\n");

        Assert.Equal(413, status);
        Assert.Contains("allowed 4096 bytes", body, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 413 ", chunked, StringComparison.Ordinal);
        Assert.Empty(host.Desk.Given);
    }

    [Fact]
    public async Task A_form_of_a_web_page_is_no_command()
    {
        await using var host = await ApiHost.StartAsync();

        var (status, body) = await host.PostAsync(ApiRoutes.Drain, """{"node":"lb1"}""", "text/plain");

        Assert.Equal(415, status);
        Assert.Contains("Content-Type is 'text/plain'; allowed application/json", body, StringComparison.Ordinal);
        Assert.Empty(host.Desk.Given);
    }

    [Theory]
    [InlineData("GET", "/v1/drain", 405, "the method is 'GET'; allowed POST")]
    [InlineData("POST", "/v1/status", 405, "the method is 'POST'; allowed GET")]
    [InlineData("GET", "/v2/status", 404, "the path is '/v2/status'; allowed: /v1/status, /v1/members, /v1/matrix, /v1/drift, /v1/timeline, /v1/events, /v1/traffic, /metrics, /v1/openapi.json, /v1/drain, /v1/undrain, /v1/move, /v1/unmove, /v1/plan, /v1/apply, /v1/confirm, /v1/reload")]
    [InlineData("GET", "/../../etc/passwd", 404, "the path is '/etc/passwd'; allowed: ")]
    public async Task Another_path_or_method_is_told_what_there_is(string method, string path, int status, string detail)
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await host.RawAsync($"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains(detail, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/status HTTP/9.9\r\n\r\n", "HTTP/1.1 505 ")]
    [InlineData("\u0016\u0003\u0001\u0000\u0000", "HTTP/1.1 400 ")]
    [InlineData("GET /v1/status HTTP/1.1\r\n\r\n", "HTTP/1.1 400 ")]
    public async Task What_is_no_HTTP_is_not_answered_as_if_it_were(string sent, string answer)
    {
        await using var host = await ApiHost.StartAsync();

        Assert.StartsWith(answer, await host.RawAsync(sent + new string('\n', sent.StartsWith('G') ? 0 : 200)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_headers_and_lines_are_cut_short()
    {
        await using var host = await ApiHost.StartAsync();

        var headers = await host.RawAsync($"GET /v1/status HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: {new string('y', 100)}\r\n"))}\r\n");
        var line = await host.RawAsync($"GET /{new string('a', 20_000)} HTTP/1.1\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431 ", headers, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 414 ", line, StringComparison.Ordinal);
    }

    /// <summary>Which of them it is nobody can say: they are counted in the order in which the server comes to them.</summary>
    [Fact]
    public async Task One_connection_more_than_allowed_is_closed_and_the_others_are_answered()
    {
        await using var host = await ApiHost.StartAsync();
        var sockets = new List<System.Net.Sockets.Socket>();
        for (var count = 0; count <= ApiLimits.MostConnections; count++)
        {
            sockets.Add(await host.ConnectAsync());
        }

        var answers = await Task.WhenAll(sockets.Select(AskAsync));

        Assert.Single(answers, answer => answer.Length == 0);
        Assert.Equal(ApiLimits.MostConnections, answers.Count(answer => answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)));
        sockets.ForEach(socket => socket.Dispose());
    }

    /// <summary>The beginning of the answer; empty when the connection was closed instead.</summary>
    private static async Task<string> AskAsync(System.Net.Sockets.Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var begun = new byte[64];
        try
        {
            await socket.SendAsync("GET /v1/members HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(), limit.Token);
            return Encoding.ASCII.GetString(begun, 0, await socket.ReceiveAsync(begun, limit.Token));
        }
        catch (System.Net.Sockets.SocketException)
        {
            return "";
        }
    }

    [Fact]
    public async Task A_fault_of_the_node_says_nothing_of_its_inside()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Timeline = (_, _) => throw new DivideByZeroException("secret") });

        using var response = await host.Client.GetAsync(ApiRoutes.Timeline);

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(500, (int)response.StatusCode);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }
}
