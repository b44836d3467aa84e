using Tandem.Coordination.Drift;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Drift;

/// <summary>Nodes that are not configured alike find out on all of them.</summary>
public sealed class DriftActorTests
{
    [Fact]
    public async Task A_difference_is_named_on_all_nodes_and_ends_on_all_of_them()
    {
        var boards = new[] { Board("n0", "1000ms"), Board("n1", "500ms"), Board("n2", "1000ms") };
        await using var nodes = await AdvisedCluster.StartAsync(3, rank => [new("drift", part => DriftActor.PropsFor(part, boards[rank]))]);

        await Until("it is named on all", () => boards.All(board => board.Current is [{ Words: "web: advertisement-interval differs: 1000ms on n0, n2; 500ms on n1" }]));
        await Until("it is recorded on all", () => Enumerable.Range(0, 3).All(rank => nodes.Facts(rank).Contains(
            new TimelineFact.Drifted(Routers.Web, "web: advertisement-interval differs: 1000ms on n0, n2; 500ms on n1"))));

        boards[1] = Board("n1", "1000ms");
        nodes.Cluster[1].Renew();
        await Until("it has ended on all", () => boards.All(board => board.Current.IsEmpty));
        await Until("so is its end where it was known", () => new[] { 0, 2 }.All(rank => nodes.Facts(rank).Contains(
            new TimelineFact.Drifted(Routers.Web, "configured alike again: web: advertisement-interval"))));
    }

    private static DriftBoard Board(string node, string interval) =>
        new(node, ConfigurationDigests.Of([new RouterConfiguration(Routers.Web, "web", [new("advertisement-interval", interval)])], [new("nodes", "n0, n1, n2")]));

    private static async Task Until(string what, Func<bool> reached)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), $"not within 20 s: {what}");
            await timer.WaitForNextTickAsync();
        }
    }
}
