using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;
using Tandem.Coordination.Changes;
using Tandem.Testing;

namespace Tandem.Api.Tests.Changes;

/// <summary>Configurations over the socket.</summary>
public sealed class ChangeRequestTests
{
    [Fact]
    public async Task A_plan_has_the_approved_shape()
    {
        var desk = new FakeChangeDesk
        {
            Planned = new(new([new("web", SightBuilder.Web, "lb1", RouterChangeLine.Replaced, ["accept on => off"])], SightBuilder.Facts, [SightBuilder.Web], ["haproxy"], ["gate.lease 300ms => 500ms (lb1, lb2)"]), null),
        };
        await using var host = await ApiHost.StartAsync(ports => ports with { Changes = desk });

        var (status, body) = await host.PostAsync(ApiRoutes.Plan, $$"""{"configuration":"tandem { # {{new string('x', 100_000)}}\n }"}""");

        Assert.Equal(200, status);
        Assert.Equal(100_014, desk.Offered!.Length);
        Approved.Text("plan", Pretty.Json(body));
    }

    [Fact]
    public async Task What_is_wrong_with_a_configuration_is_one_line_and_nothing_else_happens()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Changes = new FakeChangeDesk() });

        foreach (var (path, request) in ((string, string)[])[(ApiRoutes.Plan, """{"configuration":"x"}"""), (ApiRoutes.Apply, """{"configuration":"x"}"""), (ApiRoutes.Confirm, "{}"), (ApiRoutes.Reload, "{}")])
        {
            var (status, body) = await host.PostAsync(path, request);
            Assert.Equal(422, status);
            Assert.Contains("tandem.cluster is missing; allowed a name", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_all_nodes_try_says_until_when_it_can_be_confirmed()
    {
        var desk = new FakeChangeDesk { Outcome = new ChangeOutcome.Tried(["lb1", "lb2"], ["lb3"], TimeSpan.FromSeconds(90)) };
        await using var host = await ApiHost.StartAsync(ports => ports with { Changes = desk });

        var (status, body) = await host.PostAsync(ApiRoutes.Apply, """{"configuration":"x","confirmWithinSeconds":90}""");

        Assert.Equal(200, status);
        Assert.Equal(TimeSpan.FromSeconds(90), desk.Within);
        Approved.Text("apply", Pretty.Json(body));
        (status, body) = await host.PostAsync(ApiRoutes.Apply, """{"configuration":"x","confirmWithinSeconds":4}""");
        Assert.Equal(400, status);
        Assert.Contains("confirmWithinSeconds is 4; allowed 5..3600, or 0 to confirm at once", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 400, "TEXT}")]
    [InlineData("[]", 400, "allowed")]
    [InlineData("""{"configuration":"x","force":true}""", 400, "allowed")]
    public async Task Another_body_is_refused(string request, int expected, string words)
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Changes = new FakeChangeDesk() });

        var (status, body) = await host.PostAsync(ApiRoutes.Plan, request);

        Assert.Equal(expected, status);
        Assert.Contains(words, body, StringComparison.Ordinal);
    }
}
