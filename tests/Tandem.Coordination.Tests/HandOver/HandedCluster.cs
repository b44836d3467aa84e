using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Tests.Harness;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>
/// Nodes in one process, whose real clusters' systems hand over routers that are played here: a Master that is told to yield is heard with priority
/// 1, who is told to take over is heard, and the old one lets go.
/// </summary>
internal sealed class HandedCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-handed-");
    private readonly HandOverWork[] _works;
    private readonly Lock _lock = new();
    private AdvisedCluster? _cluster;
    private RouterStanding[] _standings = [];

    private HandedCluster(int nodes)
    {
        SharedPlan plan = new(
            [.. Enumerable.Range(0, nodes).Select(rank => $"n{rank}")],
            [new SharedRouter("web", Routers.Web, [.. Enumerable.Range(0, nodes).Select(rank => new Seat($"n{rank}", new Priority((byte)(254 - (rank * 3)))))])]);
        _works = [.. Enumerable.Range(0, nodes).Select(rank => new HandOverWork(
            new SharedPlanBoard(plan), IntentBoard.Open(_folder.FullName, $"n{rank}", TimeProvider.System, _ => { }), new ChecksBoard(), new HandOverDesk()))];
    }

    public AdvisedCluster Cluster => _cluster!;

    public HandOverWork Work(int rank) => _works[rank];

    public IntentDesk Desk(int rank) => new($"n{rank}", _works[rank], Cluster.Boards[rank], TimeProvider.System);

    /// <summary>Node 0 is Master, and every node knows it.</summary>
    public static async Task<HandedCluster> StartAsync(int nodes, Func<int, FakeRouters, CoordinatorPorts, CoordinatorPorts>? equip = null)
    {
        var handed = new HandedCluster(nodes);
        handed._cluster = await AdvisedCluster.StartAsync(nodes, rank => [.. handed._works[rank].Parts], equip);
        handed._standings = [.. Enumerable.Range(0, nodes).Select(rank => handed.Start(rank))];
        for (var rank = 0; rank < nodes; rank++)
        {
            var at = rank;
            var tell = handed.Cluster.Routers[rank].Heard;
            handed.Cluster.Routers[rank].Heard = message =>
            {
                handed.Follow(at, message);
                tell(message);
            };
            handed.Cluster.Routers[rank].Stand(handed._standings[rank]);
        }

        await handed.Cluster.Becomes("all know the Master", () => handed.Cluster.Boards.All(board => board.Current.Nodes.Count == nodes && board.Current.Nodes.Values.All(node => node.Find(Routers.Web) is not null)));
        return handed;
    }

    /// <summary>The advice of a kind that a node was given.</summary>
    public ImmutableArray<T> Advice<T>(int rank) => Cluster.Routers[rank].All<T>();

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private RouterStanding Start(int rank)
    {
        var mastership = new Mastership(Cluster.Routers[rank].Boot, rank == 0 ? 1 : 0);
        return Routers.Standing(rank, rank == 0 ? RouterRole.Master : RouterRole.Backup, mastership, rank == 0 ? null : Routers.Hearing(0, new Instant(5)));
    }

    private void Follow(int rank, object message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case RouterAdvice.Yield yield when yield.Own == _standings[rank].Mastership:
                    Stand(rank, _standings[rank] with { Effective = _standings[rank].Effective with { Priority = new Priority(1) } });
                    foreach (var other in Others(rank))
                    {
                        var heard = _standings[other].Heard!;
                        Stand(other, _standings[other] with { Heard = heard with { Last = heard.Last with { Priority = new Priority(1) } } });
                    }

                    break;
                case RouterAdvice.TakeOver takeOver when takeOver.From == _standings[rank].Heard?.Mastership:
                    var former = Array.FindIndex(_standings, standing => standing.SourceAddress == takeOver.From.Source);
                    var ended = _standings[former].Mastership;
                    Stand(rank, _standings[rank] with { Role = RouterRole.Master, Heard = null, Reason = TransitionReason.HandOver, Mastership = _standings[rank].Mastership with { Epoch = _standings[rank].Mastership.Epoch + 1 } });
                    foreach (var other in Others(rank))
                    {
                        Stand(other, _standings[other] with { Role = RouterRole.Backup, Heard = Routers.Hearing(rank, new Instant(9)) });
                    }

                    Cluster.Routers[former].Report(new NodeReport.Released(Routers.Web, ended));
                    break;
            }
        }
    }

    private IEnumerable<int> Others(int rank) => Enumerable.Range(0, _standings.Length).Where(other => other != rank);

    private void Stand(int rank, RouterStanding standing)
    {
        _standings[rank] = standing;
        Cluster.Routers[rank].Stand(standing);
    }
}
