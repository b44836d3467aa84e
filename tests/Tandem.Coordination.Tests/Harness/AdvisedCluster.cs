using System.Collections.Concurrent;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>A <see cref="TestCluster"/> of nodes with routers whose words and deeds are the test's.</summary>
internal sealed class AdvisedCluster : IAsyncDisposable
{
    private readonly ConcurrentQueue<(int Rank, TimelineFact Fact)> _facts = [];

    private AdvisedCluster(int nodes, Func<int, CoordinationPart[]> parts, Func<int, FakeRouters, CoordinatorPorts, CoordinatorPorts> equip)
    {
        Routers = [.. Enumerable.Range(0, nodes).Select(_ => new FakeRouters())];
        Boards = [.. Enumerable.Range(0, nodes).Select(_ => new RosterBoard())];
        Cluster = new TestCluster(nodes)
        {
            Boot = rank => Routers[rank].Boot,
            Equip = (rank, ports) => equip(rank, Routers[rank], ports with
            {
                Parts = [.. parts(rank), Teller.Of(published => Note(rank, published), typeof(RosterChanged), typeof(LocalReported), typeof(TimelineFact))],
                Advice = Routers[rank].Root,
                Roster = Boards[rank],
                Figures = new NodeFigures(() => $"digest of n{rank}", () => TimeSpan.FromMilliseconds(rank + 1), _ => new(7, [])),
            }),
        };
        for (var rank = 0; rank < nodes; rank++)
        {
            var at = rank;
            Routers[rank].Heard = message => Cluster.Note(at, message.GetType().Name);
        }
    }

    /// <summary>Told what is published at a node.</summary>
    public Action<int, object> Published { get; set; } = static (_, _) => { };

    public FakeRouters[] Routers { get; }

    public RosterBoard[] Boards { get; }

    public TestCluster Cluster { get; }

    /// <summary>What a node recorded.</summary>
    public IEnumerable<TimelineFact> Facts(int rank) => _facts.Where(entry => entry.Rank == rank).Select(entry => entry.Fact);

    /// <summary>All are one cluster and have heard each other.</summary>
    public static async Task<AdvisedCluster> StartAsync(
        int nodes, Func<int, CoordinationPart[]>? parts = null, Func<int, FakeRouters, CoordinatorPorts, CoordinatorPorts>? equip = null)
    {
        var cluster = new AdvisedCluster(nodes, parts ?? (_ => []), equip ?? ((_, _, ports) => ports));
        cluster.Cluster.StartAll();
        await cluster.Cluster.BecomesOne();
        await cluster.Becomes("all have heard each other", () => cluster.Boards.All(board => board.Current.Nodes.Count == nodes));
        return cluster;
    }

    /// <summary>What one node knows of another one's router "web".</summary>
    public RouterStanding? Web(int at, string of) => Boards[at].Current.Find(of, Harness.Routers.Web);

    public Task Becomes(string what, Func<bool> condition) => Cluster.Becomes(what, 30, condition);

    private void Note(int rank, object published)
    {
        if (published is TimelineFact fact)
        {
            _facts.Enqueue((rank, fact));
        }

        Published(rank, published);
        Cluster.Note(rank, published as TimelineFact ?? (object)published.GetType().Name);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        foreach (var routers in Routers)
        {
            await routers.DisposeAsync();
        }
    }
}
