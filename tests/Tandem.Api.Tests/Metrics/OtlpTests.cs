using System.Net;
using System.Net.Sockets;
using System.Text;
using Tandem.Api.Metrics.Otlp;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Metrics;

/// <summary>What a collector is sent.</summary>
public sealed class OtlpTests
{
    [Fact]
    public async Task A_collector_is_sent_what_a_scrape_shows()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var warnings = new List<string>();
        var ports = new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), TimeProvider.System) { Metrics = Measured.Pair().Sources };

        await using var export = OtlpExport.Start(new OtlpOptions(new Uri($"http://{collector.LocalEndpoint}"), TimeSpan.FromHours(1)), ports, warnings.Add);
        var (head, body) = await TakeAsync(collector);

        Assert.StartsWith("POST /v1/metrics HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-protobuf", head, StringComparison.Ordinal);
        foreach (var word in (string[])["tandem_router_role", "tandem_router_advertisements_sent", "tandem_build_info", "service.instance.id", "lb1", "edge", "web", "api"])
        {
            Assert.Contains(word, body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("tandem_router_advertisements_sent_total", body, StringComparison.Ordinal);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task A_collector_that_is_away_is_one_line()
    {
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ports = new ApiPorts(() => SightBuilder.Facts, new FakeEyes(), TimeProvider.System) { Metrics = Measured.Pair().Sources };

        // Nobody may listen on the discard port of a machine that runs tests.
        await using var export = OtlpExport.Start(new OtlpOptions(new Uri("http://127.0.0.1:9/here"), TimeSpan.FromHours(1)), ports, line => told.TrySetResult(line));

        Assert.Equal(
            "http://127.0.0.1:9/here does not take the metrics (tandem.metrics.otlp); tried again every 3600 s", await told.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static async Task<(string Head, string Body)> TakeAsync(TcpListener collector)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = await collector.AcceptTcpClientAsync(limit.Token);
        var stream = client.GetStream();
        var text = "";
        var buffer = new byte[65536];
        while (true)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length >= end + 4 + LengthIn(text[..end]))
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), limit.Token);
                return (text[..end], text[(end + 4)..]);
            }

            var read = await stream.ReadAsync(buffer, limit.Token);
            Assert.True(read > 0, "the request ended early");
            text += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }

    private static int LengthIn(string head) => int.Parse(
        head.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase)).Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
