using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Tandem.Api.Contracts;
using Tandem.Api.Doors;

namespace Tandem.Api.Tests.Doors;

/// <summary>Who gets in over TCP, and how far.</summary>
public sealed class TlsDoorTests
{
    private const string Drain = """{"node":"lb1","waitSeconds":0}""";

    [Theory]
    [InlineData("read-only", 200, 403)]
    [InlineData("operator", 200, 200)]
    public async Task A_role_says_how_far(string role, int look, int command)
    {
        await using var host = await DoorHost.StartAsync($"# who may ask\n\n{DoorHost.Line(role, "secret")}");
        using var client = host.Client("secret");

        Assert.Equal((look, command), (await StatusOf(client.GetAsync(ApiRoutes.Members)), await StatusOf(Post(client))));
    }

    [Theory]
    [InlineData("POST", ApiRoutes.Plan, 422)]
    [InlineData("PUT", ApiRoutes.Plan, 403)]
    [InlineData("POST", ApiRoutes.Plan + "/", 403)]
    [InlineData("POST", ApiRoutes.Apply, 403)]
    [InlineData("POST", ApiRoutes.Confirm, 403)]
    [InlineData("POST", ApiRoutes.Reload, 403)]
    [InlineData("POST", ApiRoutes.Status, 403)]
    public async Task Who_may_only_look_may_also_ask_what_a_configuration_would_change(string method, string path, int status)
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("read-only", "secret"));
        using var client = host.Client("secret");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("""{"configuration":"x"}""", Encoding.UTF8, "application/json") };

        Assert.Equal(status, await StatusOf(client.SendAsync(request)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("SECRET")]
    public async Task Without_a_listed_token_nothing_is_told(string? token)
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"));
        using var client = host.Client(token);

        foreach (var path in (string[])[ApiRoutes.Status, ApiRoutes.Metrics, ApiRoutes.OpenApi, "/v2/status"])
        {
            using var response = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Contains("Authorization: Bearer TOKEN", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("HEAD", "/", 200)]
    [InlineData("GET", "/assets/none.js", 404)]
    [InlineData("POST", "/", 401)]
    [InlineData("GET", "/assetsv1", 401)]
    public async Task The_empty_page_is_shown_to_all_and_asks_who_it_is(string method, string path, int status)
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"));
        using var client = host.Client();

        Assert.Equal(status, await StatusOf(client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))));
    }

    [Fact]
    public async Task A_listed_certificate_lets_in_and_another_does_not()
    {
        using var known = DoorHost.Made("monitor");
        using var other = DoorHost.Made("monitor");
        await using var host = await DoorHost.StartAsync($"read-only monitor certificate {Convert.ToHexString(SHA256.HashData(known.RawData))}\n");
        using var welcome = host.Client(certificate: known);
        using var stranger = host.Client(certificate: other);

        Assert.Equal((200, 403, 401), (await StatusOf(welcome.GetAsync(ApiRoutes.Members)), await StatusOf(Post(welcome)), await StatusOf(stranger.GetAsync(ApiRoutes.Members))));
    }

    [Fact]
    public async Task A_line_that_is_taken_out_ends_it_within_a_second_on_a_connection_that_is_there()
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"));
        using var client = host.Client("secret");
        Assert.Equal(200, await StatusOf(client.GetAsync(ApiRoutes.Members)));

        host.Time.Advance(TimeSpan.FromSeconds(1));
        host.Allow("");

        Assert.Equal(401, await StatusOf(client.GetAsync(ApiRoutes.Members)));
    }

    [Fact]
    public async Task A_line_that_is_none_is_told_and_gives_nothing()
    {
        await using var host = await DoorHost.StartAsync($"operator x token abc\n{DoorHost.Line("read-only", "secret")}");
        using var client = host.Client("secret");

        Assert.Equal(200, await StatusOf(client.GetAsync(ApiRoutes.Members)));
        Assert.EndsWith($"access:1 gives nobody access; allowed {AccessLine.Allowed}", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_certificate_is_shown_without_a_restart()
    {
        await using var host = await DoorHost.StartAsync("");
        var seen = new List<string>();
        using (var before = host.Client(sees: seen.Add))
        {
            await StatusOf(before.GetAsync(ApiRoutes.Members));
        }

        host.Time.Advance(TimeSpan.FromSeconds(1));
        host.Issue("second");
        using var after = host.Client(sees: seen.Add);
        await StatusOf(after.GetAsync(ApiRoutes.Members));

        Assert.Equal(["CN=first", "CN=second"], seen);
    }

    [Fact]
    public async Task Without_a_certificate_it_says_so_and_begins_when_there_is_one()
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"), hasCertificate: false);
        using var client = host.Client("secret");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(ApiRoutes.Members));

        host.Time.Advance(TimeSpan.FromSeconds(1));
        host.Issue("late");

        Assert.Equal(200, await StatusOf(client.GetAsync(ApiRoutes.Members)));
        Assert.Contains("before there is a certificate in", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task It_speaks(string version)
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"));
        using var client = host.Client("secret");
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Members) { Version = new Version(version), VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, new Version(version)), (response.StatusCode, response.Version));
    }

    [Fact]
    public async Task In_plain_text_there_is_no_answer()
    {
        await using var host = await DoorHost.StartAsync(DoorHost.Line("operator", "secret"));
        using var client = host.Client("secret", scheme: "http");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(ApiRoutes.Members));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_warning()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var warnings = new List<string>();

        Assert.Null(TlsDoor.TryOpen(new((IPEndPoint)taken.LocalEndPoint!, "/nonexistent", "/nonexistent", "/nonexistent"), warnings.Add, TimeProvider.System));
        Assert.Contains("set tandem.api.listen to an address of this node and a free port", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_ends_while_it_begins_has_no_door_and_nothing_to_say()
    {
        var warnings = new List<string>();
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        var options = new TlsDoorOptions(new IPEndPoint(IPAddress.Loopback, 0), "/nonexistent", "/nonexistent", "/nonexistent");

        Assert.Null(await ApiServer.StartDoorAsync(options, new ApiPorts(() => Harness.SightBuilder.Facts, new Harness.FakeEyes(), TimeProvider.System), warnings.Add, ended.Token));
        Assert.Contains("before there is a certificate", Assert.Single(warnings), StringComparison.Ordinal);
    }

    private static async Task<int> StatusOf(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return (int)response.StatusCode;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client)
    {
        using var content = new StringContent(Drain, Encoding.UTF8, "application/json");
        return await client.PostAsync(ApiRoutes.Drain, content);
    }
}
