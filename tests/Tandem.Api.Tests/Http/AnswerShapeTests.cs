using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;
using Tandem.Testing;

namespace Tandem.Api.Tests.Http;

/// <summary>What goes over the socket, byte for byte: programs rely on names, order of magnitude and null alike.</summary>
public sealed class AnswerShapeTests
{
    [Theory]
    [InlineData(ApiRoutes.Status)]
    [InlineData(ApiRoutes.Members)]
    [InlineData(ApiRoutes.Matrix)]
    [InlineData(ApiRoutes.Drift)]
    public async Task The_answer_has_the_approved_shape(string path)
    {
        await using var host = await ApiHost.StartAsync();
        host.Eyes.Sight = Sample();

        var answer = await host.Client.GetStringAsync(path);

        Approved.Text(path[4..], Pretty.Json(answer));
    }

    [Fact]
    public async Task The_outcome_of_a_command_has_the_approved_shape()
    {
        await using var host = await ApiHost.StartAsync();

        var (status, body) = await host.PostAsync(ApiRoutes.Drain, """{"node":"lb1"}""");

        Assert.Equal(200, status);
        Approved.Text("drain", Pretty.Json(body));
    }

    [Fact]
    public async Task The_timeline_has_the_approved_shape_and_its_places_lead_on()
    {
        TimelineQuery? asked = null;
        var boot = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        var entry = new TimelineEntry("lb2", boot, 7, new HybridStamp(1_769_829_127_000_123, 4), "transition", SightBuilder.Web, "web: Backup -> Master, MasterDown");
        await using var host = await ApiHost.StartAsync(ports => ports with
        {
            Timeline = (query, _) =>
            {
                asked = query;
                return Task.FromResult(new TimelinePage([entry], TimelineCursor.Behind(entry)));
            },
        });

        var answer = await host.Client.GetStringAsync(ApiRoutes.Timeline + "?router=web&node=lb2&kind=transition&text=Master&limit=5&order=latest-first&from=2026-01-31T03:00:00Z");
        Approved.Text("timeline", Pretty.Json(answer));
        Assert.Equal(
            new TimelineQuery { Router = SightBuilder.Web, Node = "lb2", Kind = "transition", Text = "Master", Limit = 5, LatestFirst = true, From = new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero) },
            asked);

        await host.Client.GetStringAsync(ApiRoutes.Timeline + "?after=1769829127000123.4.lb2.00112233445566778899aabbccddeeff.7");
        Assert.Equal(TimelineCursor.Behind(entry), asked!.After);
    }

    /// <summary>lb2 is silent; lb1 was drained and web moved.</summary>
    private static Sights.ClusterSight Sample() => new SightBuilder()
        .Node("lb2", NodeStatus.Silent, SightBuilder.Now.AddSeconds(-41), SightBuilder.Now.AddSeconds(-42.5))
        .Build() with
    {
        Drained = ["lb2"],
        Moved = System.Collections.Immutable.ImmutableDictionary<Tandem.Vrrp.Model.VirtualRouterKey, string>.Empty.Add(SightBuilder.Web, "lb1"),
        Checks = [new("haproxy", "down", SightBuilder.Now.AddSeconds(-5), "connection refused")],
        PeerChecks = [new("lb2", new("haproxy", "up", SightBuilder.Now.AddSeconds(-90), ""), false)],
        Drift = new(["lb1", "lb2"], [new(SightBuilder.Web, "web: preempt", "web: preempt differs: on on lb1; off on lb2")]),
        Hearing = new(
            [
                new("front", Tandem.Vrrp.Model.Family.IPv4, "lb1", "lb2", false, "3 probes without an answer", SightBuilder.Now.AddSeconds(-0.5)),
                new("front", Tandem.Vrrp.Model.Family.IPv4, "lb2", "lb1", true, "", SightBuilder.Now.AddSeconds(-40)),
            ],
            ["lb1 does not hear lb2 on front"]),
    };
}
