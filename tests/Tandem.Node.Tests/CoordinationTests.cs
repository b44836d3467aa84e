using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>The cluster of real workers: found from the file alone, and never worth an address.</summary>
public sealed class CoordinationTests(ITestOutputHelper output)
{
    private const string Lost = "is not reached over the management network any more";
    private const string Back = "is back over the management network";
    private static readonly TimeSpan Heal = TimeSpan.FromSeconds(20);

    [KernelFact(Needs = "nft")]
    public async Task A_killed_node_is_soon_a_member_again_and_one_that_leaves_is_not_missed()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        _ = new ManagementNetwork(pair);
        pair.A.Start(Pair.Configuration(coordination: "on", top: pki.Settings));
        pair.B.Start(Pair.Configuration(coordination: "on", top: pki.Settings));
        await AreOne(pair);
        await pair.A.Becomes("Master");
        await pair.B.Becomes("Backup");
        var settled = pair.A.Transitions;

        pair.B.Kill();
        pair.B.Start(Pair.Configuration(coordination: "on", top: pki.Settings));

        // Two seconds where nothing else runs; on a busy machine the process alone needs as long to start.
        var took = await pair.B.Says("peer a is a member of the cluster", TimeSpan.FromSeconds(15));
        output.WriteLine($"member again after {took.TotalMilliseconds:0} ms");

        // What a node that ends at once after it has come has not told yet, only its own disk knows.
        await pair.B.Becomes("Backup");
        await Until.Passed(TimeSpan.FromSeconds(2));
        var start = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, pair.B.Stop());
        output.WriteLine($"left and ended after {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms");
        await pair.A.Says("peer b has left the cluster");
        Assert.False(pair.B.Said.Contains("[INFO]", StringComparison.Ordinal), pair.B.Said);
        Assert.Equal(settled, pair.A.Transitions);

        // The disk of b is not asked: a has the story of both of its lives, the killed one too, in the order of causes.
        Assert.Equal(0, pair.A.Stop());
        var story = await Story.ReadAsync(pair.A);
        int[] order =
        [
            Story.At(story, "b", "web: Initialize -> Backup, Startup"),
            Story.At(story, "b", "the life before this one ended without a stop"),
            Story.At(story, "b", "stopped in order"),
            Story.At(story, "a", "member b: Left"),
            Story.At(story, "a", "stopped in order"),
        ];
        Assert.Equal(order.Order(), order);
        _ = Story.At(story, "a", "web: Backup -> Master");
        Assert.Equal(2, story.Count(entry => entry is { Node: "b", Kind: "life" } && entry.Text.StartsWith("started", StringComparison.Ordinal)));
    }

    [KernelFact(Needs = "nft")]
    public async Task Nodes_that_start_apart_become_one_cluster_after_the_heal_and_after_each_further_one()
    {
        using var pki = Pki.For("10.0.0.1", "10.0.0.2");
        using var pair = new Pair();
        var network = new ManagementNetwork(pair);
        network.Cut();
        await pair.Start(Pair.Configuration(coordination: "on", top: pki.Settings, interval: "500ms"));
        await pair.A.Says("node a is a member of the cluster");
        await pair.B.Says("node b is a member of the cluster");

        network.Heal();
        await AreOne(pair);
        for (var time = 1; time <= 3; time++)
        {
            network.Cut();
            await Count(pair.A, Lost, time);
            await Count(pair.B, Lost, time);
            network.Heal();
            await Count(pair.A, Back, time);
            var took = await Count(pair.B, Back, time);
            output.WriteLine($"heal {time}: b sees a {took.TotalMilliseconds:0} ms after a sees b");
        }

        pair.IsUnmoved();
        output.WriteLine($"fresh starts: {Times(pair.A, "starts afresh") + Times(pair.B, "starts afresh")}");
    }

    [KernelFact(Needs = "nft")]
    public async Task A_cluster_that_cannot_listen_is_one_line_with_its_cure_and_costs_nothing_else()
    {
        using var pair = new Pair();
        pair.A.Start(Pair.Configuration(coordination: "on"));
        await pair.A.Becomes("Master");
        await pair.A.Says("coordination cannot start: this host does not have the address 10.0.0.1: correct tandem.nodes.a.address");
        await Until.Passed(TimeSpan.FromSeconds(2));

        Assert.Equal(0, pair.A.Stop());

        Assert.Equal(1, Times(pair.A, "coordination cannot start"));
        Assert.Equal("Master -> Initialize, Shutdown", pair.A.Transitions[^1]);
    }

    private static async Task AreOne(Pair pair)
    {
        await pair.A.Says("peer b is a member of the cluster", Heal);
        await pair.B.Says("peer a is a member of the cluster", Heal);
    }

    private static int Times(Machine machine, string text) => machine.Said.Split(text).Length - 1;

    private static Task<TimeSpan> Count(Machine machine, string text, int times) =>
        Until.True($"{machine.Name} says '{text}' {times} times", () => Times(machine, text) >= times, Heal, () => machine.Said);
}
