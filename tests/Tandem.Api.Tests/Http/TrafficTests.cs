using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;
using Tandem.Api.Tests.Metrics;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Api.Tests.Http;

/// <summary>What a curve is made of.</summary>
public sealed class TrafficTests
{
    [Fact]
    public async Task It_counts_what_was_sent_heard_and_dropped_of_one_router()
    {
        var measured = Measured.Pair();
        var wire = measured.Wire.Of(SightBuilder.Api);
        wire.Send();
        for (var time = 0; time < 3; time++)
        {
            wire.Hear(IPvXAddress.Parse("192.168.1.12"));
        }

        wire.Discard(DiscardReason.TtlNot255);
        await using var host = await ApiHost.StartAsync(ports => ports with { Metrics = measured.Sources });

        Approved.Text("traffic", Pretty.Json(await host.Client.GetStringAsync(ApiRoutes.Traffic + "?router=api")));
    }

    [Theory]
    [InlineData("", 400, "allowed: /v1/traffic?router=NAME")]
    [InlineData("?router=web&router=api", 400, "allowed: /v1/traffic?router=NAME")]
    [InlineData("?router=nope", 404, "allowed: api, web")]
    [InlineData("?router=web", 409, "lb1 does not run web; ask lb2")]
    public async Task A_router_that_it_does_not_run_is_refused(string query, int status, string words)
    {
        var measured = new Measured(("api", SightBuilder.Api, Vrrp.Machine.RouterRole.Backup));
        await using var host = await ApiHost.StartAsync(ports => ports with { Metrics = measured.Sources });

        using var response = await host.Client.GetAsync(ApiRoutes.Traffic + query);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
