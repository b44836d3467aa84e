using Tandem.Coordination.Hosting;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Tests.Timeline;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>What a hand-over leaves on the disks of both nodes, one of which has a clock that is minutes wrong.</summary>
public sealed class HandOverRecordTests : IDisposable
{
    private const int Steps = 7;

    /// <summary>Each follows from the one before, by a word over the channel or on the same node. That the target is Master its peer hears by the wire, which knows of no clocks.</summary>
    private static readonly string[][] Causes =
    [
        ["n0: Asked with n1", "n1: Prepared with n0", "n0: Prepared with n1", "n0: Going with n1", "n1: TakenOver with n0", "n1: Done with n0"],
        ["n0: Going with n1", "n0: Done with n1", "n1: Done with n0"],
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tandem-timeline-");
    private readonly TimelineStore?[] _stores = new TimelineStore?[2];

    public void Dispose()
    {
        Close();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task Each_database_has_the_steps_of_both_nodes_in_the_order_of_causes(int minutesAhead)
    {
        await using (var handed = await HandedCluster.StartAsync(2, (rank, routers, ports) => Record(rank, routers, ports, TimeSpan.FromMinutes(minutesAhead * rank))))
        {
            await handed.Desk(0).GiveAsync(new IntentRequest(IntentKind.Move, "n1", "web"));
            await Arrive(0);
            await Arrive(1);
        }

        Close();
        string[][] read = [await ReadAsync(0), await ReadAsync(1)];
        Assert.Equal(read[0], read[1]);
        Assert.Equal(Steps, read[0].Length);
        Assert.All(Causes, causes => Assert.Equal(causes, read[0].Where(causes.Contains)));
    }

    private CoordinatorPorts Record(int rank, FakeRouters routers, CoordinatorPorts ports, TimeSpan ahead)
    {
        var wall = new ShiftedWall(ahead);
        var store = Open(rank, routers.Boot, wall);
        _stores[rank] = store;
        return ports with { Clock = store.Clock, Parts = [.. ports.Parts, TimelinePart.Of(store, TimelineRecorder.Start(routers.System, store, wall))] };
    }

    private TimelineStore Open(int rank, Guid boot, TimeProvider wall) =>
        new(new($"n{rank}", boot, Path.Combine(_directory.FullName, $"n{rank}"), TimeSpan.FromDays(30), 64 << 20), new HybridClock(wall), wall, Assert.Fail);

    private async Task Arrive(int rank)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var arrived = 0;
        await foreach (var _ in _stores[rank]!.FollowAsync(new TimelineQuery { Kind = "hand-over" }, after: 0, limit.Token))
        {
            if (++arrived == Steps)
            {
                return;
            }
        }
    }

    /// <summary>What is in the file, for a life that has just begun.</summary>
    private async Task<string[]> ReadAsync(int rank)
    {
        using var reader = Open(rank, Guid.NewGuid(), TimeProvider.System);
        var page = await reader.FindAsync(new TimelineQuery { Kind = "hand-over" });
        Assert.Single(page.Entries.Select(entry => entry.Text[entry.Text.IndexOf('(', StringComparison.Ordinal)..]).Distinct());
        Assert.All(page.Entries, entry => Assert.Equal(Routers.Web, entry.Router));
        return [.. page.Entries.Select(entry => $"{entry.Node}: {entry.Text.Split(": ")[1].Split(' ')[0]} with {entry.Text.Split(" with ")[1].Split(':')[0]}")];
    }

    private void Close() => Array.ForEach(_stores, store => store?.Dispose());
}
