using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Tandem.Cli.Loopback;
using Tandem.Cli.Tests.Harness;

namespace Tandem.Cli.Tests.Loopback;

/// <summary>The loopback port before a node's socket.</summary>
public sealed class LoopbackPortTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly HttpClient _browser = new() { Timeout = TimeSpan.FromSeconds(20) };
    private Task _serving = Task.CompletedTask;
    private LoopbackPort? _port;

    [Fact]
    public async Task A_question_gets_the_node_s_answer()
    {
        using var node = FakeNode.Saying("""{"node":"lb1"}""");
        Open(node.Path);

        Assert.Equal("""{"node":"lb1"}""", await _browser.GetStringAsync("/v1/members", _over.Token));
        Assert.Equal(["GET /v1/members HTTP/1.1"], node.Heard);
    }

    [Fact]
    public async Task A_command_arrives_with_its_body()
    {
        using var node = FakeNode.Saying("{}");
        Open(node.Path);
        using var body = new StringContent("""{"node":"lb1"}""", Encoding.UTF8, "application/json");

        using var answer = await _browser.PostAsync("/v1/drain", body, _over.Token);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(["""POST /v1/drain HTTP/1.1 {"node":"lb1"}"""], node.Heard);
    }

    [Fact]
    public async Task Without_the_token_the_node_is_not_even_asked()
    {
        using var node = FakeNode.Saying("{}");
        Open(node.Path);
        _browser.DefaultRequestHeaders.Authorization = null;

        using var answer = await _browser.GetAsync("/v1/members", _over.Token);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Contains("allowed with the address that tandem dashboard printed", await answer.Content.ReadAsStringAsync(_over.Token), StringComparison.Ordinal);
        Assert.Empty(node.Heard);
    }

    [Fact]
    public async Task A_node_that_is_away_is_said()
    {
        Open("/nonexistent/api.sock");

        using var answer = await _browser.GetAsync("/v1/members", _over.Token);

        Assert.Equal(502, (int)answer.StatusCode);
        Assert.Contains("no node answers on /nonexistent/api.sock", await answer.Content.ReadAsStringAsync(_over.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_closed_to_other_addresses()
    {
        using var node = FakeNode.Saying("{}");
        var place = Open(node.Path);

        Assert.Equal("127.0.0.1", place.Host);
        using var taken = new LoopbackPort(node.Path, new("x"), place.Port);
        Assert.Throws<SocketException>(() => taken.Open());
        Assert.Equal("{}", await _browser.GetStringAsync("/", _over.Token));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _over.CancelAsync();
        _port?.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _serving);
        _over.Dispose();
    }

    private Uri Open(string socket)
    {
        _port = new(socket, new("secret"), 0);
        _browser.BaseAddress = new($"http://{_port.Open()}");
        _browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "secret");
        _serving = _port.ServeAsync(_over.Token);
        return _browser.BaseAddress;
    }
}
