using System.Net;
using System.Net.Sockets;
using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Metrics;

/// <summary>Who scrapes, and from where.</summary>
public sealed class MetricsPortTests
{
    [Fact]
    public async Task The_socket_answers_a_scrape()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Metrics = Measured.Pair().Sources });

        using var answer = await host.Client.GetAsync(ApiRoutes.Metrics);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("# HELP tandem_build_info ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_port_answers_a_scrape_and_nothing_else()
    {
        var warnings = new List<string>();
        await using var server = await StartAsync(new IPEndPoint(IPAddress.Loopback, 0), warnings);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{server.MetricsPort!.Socket.LocalEndPoint}") };

        Assert.Contains("tandem_router_role{router=\"web\",", await client.GetStringAsync(ApiRoutes.Metrics), StringComparison.Ordinal);
        foreach (var path in (string[])[ApiRoutes.Status, ApiRoutes.Timeline, "/", "/metrics/x"])
        {
            using var refused = await client.GetAsync(path);
            Assert.Equal(404, (int)refused.StatusCode);
            Assert.DoesNotContain("/v1/", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var command = await client.PostAsync(ApiRoutes.Drain, new StringContent("""{"node":"lb1"}"""));
        Assert.Equal(404, (int)command.StatusCode);
        using var posted = await client.PostAsync(ApiRoutes.Metrics, new StringContent(""));
        Assert.Equal(405, (int)posted.StatusCode);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task A_port_that_is_taken_costs_the_socket_nothing()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var warnings = new List<string>();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "api.sock");

        await using var server = await StartAsync((IPEndPoint)other.LocalEndPoint!, warnings, path);

        Assert.True(File.Exists(path));
        Assert.Equal([$"the metrics are not answered on {other.LocalEndPoint}: Address already in use; set tandem.metrics.listen to an address of this node and a free port; addresses are unaffected"], warnings);
    }

    private static async Task<ApiServer> StartAsync(IPEndPoint place, List<string> warnings, string? socket = null)
    {
        var ports = new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), TimeProvider.System) { Metrics = Measured.Pair().Sources };
        return (await ApiServer.StartAsync(new ApiOptions(socket, _ => false) { MetricsPort = place }, ports, warnings.Add, CancellationToken.None))!;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-metrics-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
