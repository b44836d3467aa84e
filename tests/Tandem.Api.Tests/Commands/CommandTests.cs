using System.Text.Json;
using Tandem.Api.Commands;
using Tandem.Api.Contracts;
using Tandem.Api.Tests.Harness;

namespace Tandem.Api.Tests.Commands;

/// <summary>Commands over the socket: given once, and watched until the routers are where they are wanted.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_drain_answers_when_the_router_is_on_the_other_node()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Time = TimeProvider.System });
        host.Desk.Then = _ => host.Eyes.Sight = new SightBuilder().Router("lb1", SightBuilder.Web, RouterOnNode.Backup, "HigherPriority").Router("lb2", SightBuilder.Web, RouterOnNode.Master, "HandOver").Build();

        var outcome = await Post(host, ApiRoutes.Drain, """{"node":"lb1","waitSeconds":30}""");

        Assert.Equal([new Command.Drain("lb1")], host.Desk.Given);
        Assert.True(outcome.IsDone);
        var move = Assert.Single(outcome.Routers);
        Assert.Equal(("web", "lb1", "lb2", RouterMove.Moved), (move.Router, move.From, move.To, move.State));
        Assert.NotNull(move.Milliseconds);
    }

    [Fact]
    public async Task Without_a_wait_the_answer_is_that_it_waits()
    {
        await using var host = await ApiHost.StartAsync();

        var outcome = await Post(host, ApiRoutes.Move, """{"router":"front-4-51","node":"lb2"}""");

        Assert.Equal([new Command.Move("web", SightBuilder.Web, "lb2")], host.Desk.Given);
        Assert.False(outcome.IsDone);
        Assert.Equal([new RouterMove("web", "lb1", "lb1", RouterMove.Waiting, null, "")], outcome.Routers);
    }

    [Fact]
    public async Task A_drain_that_nobody_can_take_over_from_is_not_waited_for()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Time = TimeProvider.System });
        host.Eyes.Sight = new SightBuilder().Router("lb2", SightBuilder.Web, RouterOnNode.Initialize, "InterfaceDown").Build();

        var outcome = await Post(host, ApiRoutes.Drain, """{"node":"lb1","waitSeconds":60}""");

        Assert.Equal([new RouterMove("web", "lb1", "lb1", RouterMove.Stays, null, "lb2 takes no part now: InterfaceDown")], outcome.Routers);
    }

    [Theory]
    [InlineData(NodeStatus.Silent, "lb2 is not reached, so nothing can be moved there; allowed now: lb1")]
    [InlineData(NodeStatus.Away, "lb2 is not reached, so nothing can be moved there; allowed now: lb1")]
    public async Task Nothing_is_moved_to_a_node_that_is_not_reached(string state, string detail)
    {
        await using var host = await ApiHost.StartAsync();
        host.Eyes.Sight = new SightBuilder().Node("lb2", state, SightBuilder.Now, SightBuilder.Now).Build();

        var (status, body) = await host.PostAsync(ApiRoutes.Move, """{"router":"web","node":"lb2"}""");

        Assert.Equal(409, status);
        Assert.Contains(detail, body, StringComparison.Ordinal);
        Assert.Empty(host.Desk.Given);
    }

    [Fact]
    public async Task Nothing_is_moved_to_a_drained_node()
    {
        await using var host = await ApiHost.StartAsync();
        host.Eyes.Sight = host.Eyes.Sight with { Drained = ["lb2"] };

        var (status, body) = await host.PostAsync(ApiRoutes.Move, """{"router":"web","node":"lb2"}""");

        Assert.Equal(409, status);
        Assert.Contains("lb2 is drained; first: tandem undrain lb2", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_refuses_is_passed_on()
    {
        await using var host = await ApiHost.StartAsync();
        host.Desk.Refusal = "the disk is full";

        var (status, body) = await host.PostAsync(ApiRoutes.Undrain, """{"node":"lb1"}""");

        Assert.Equal(409, status);
        Assert.Contains("the disk is full", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_channel_commands_are_not_available()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Commands = null });

        Assert.Equal(503, (await host.PostAsync(ApiRoutes.Drain, """{"node":"lb1"}""")).Status);
    }

    [Fact]
    public async Task A_node_that_stops_does_not_wait_for_those_who_wait()
    {
        await using var host = await ApiHost.StartAsync(ports => ports with { Time = TimeProvider.System });
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Desk.Then = _ => given.SetResult();
        var waiting = host.PostAsync(ApiRoutes.Drain, """{"node":"lb1","waitSeconds":60}""");
        await given.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    private static async Task<CommandOutcome> Post(ApiHost host, string path, string body)
    {
        var (status, answer) = await host.PostAsync(path, body);
        Assert.Equal(200, status);
        return JsonSerializer.Deserialize(answer, ApiJson.Default.CommandOutcome)!;
    }
}
