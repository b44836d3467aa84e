using Tandem.Actors.Advice;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;
using Tandem.Network.Probes;
using Tandem.Vrrp.Machine;

namespace Tandem.Coordination.Tests.Hearing;

/// <summary>Two nodes over a real channel: what one hears the other knows, and who is deaf is advised.</summary>
public sealed class HearingActorTests
{
    private const string Deaf = "node n0 is deaf on segment front: n1 hears it, and it hears nobody";
    private readonly FakeProbe[] _probes = [new(), new()];
    private readonly HearingBoard[] _boards = [new(), new()];
    private readonly List<string> _recorded = [];

    [Fact]
    public async Task Who_hears_whom_is_known_to_both_and_the_deaf_Master_alone_is_advised_to_leave()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2, PartsOf);
        var own = new Mastership(nodes.Routers[0].Boot, 4);
        nodes.Routers[0].Stand(Routers.Standing(0, RouterRole.Master, own));
        nodes.Routers[1].Stand(Routers.Standing(1, RouterRole.Backup, new Mastership(nodes.Routers[1].Boot, 0)));
        await Until(nodes, "both hear each other", () => _boards.All(board => board.Current?.Cells is [{ IsHeard: true }, { IsHeard: true }]));
        Assert.Equal([new ProbeTarget("front", Routers.Address(0), Routers.Address(1))], _probes[0].Targets.ToArray());
        Assert.Equal(["n0", "n1"], _boards[1].Current!.Members.ToArray());
        Assert.Empty(_boards[1].Current!.Faults);

        _probes[0].Sight = target => new(target, 9, 3, TimeSpan.FromSeconds(3), true);
        _probes[0].Segment = new("front", true, TimeSpan.FromSeconds(3), false, null);
        _probes[1].Sight = target => new(target, 9, 3, TimeSpan.FromMilliseconds(100), true);

        await Until(nodes, "both know who is deaf", () => _boards.All(board => board.Current?.Faults is [{ Text: Deaf }]));
        await Until(nodes, "the deaf one is advised again and again", () => Leaves(nodes, 0).Length > 2);
        Assert.All(Leaves(nodes, 0), leave => Assert.Equal((Routers.Web, LeaveCause.Deaf, own), (leave.Key, leave.Cause, leave.Own)));
        Assert.Empty(Leaves(nodes, 1));
        Assert.Equal([$"front: Degraded, {Deaf}"], _recorded);
    }

    [Fact]
    public async Task Each_life_of_the_clusters_system_asks_anew_and_ends_asking()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2, PartsOf);
        var begun = _probes[0].Begun;

        nodes.Cluster[0].Renew();
        await Until(nodes, "the next life asks", () => _probes[0].Begun > begun && _probes[0].Ended == begun);

        nodes.Routers[0].Stand(Routers.Standing(0, RouterRole.Master, new Mastership(nodes.Routers[0].Boot, 1)));
        nodes.Routers[1].Stand(Routers.Standing(1, RouterRole.Backup, new Mastership(nodes.Routers[1].Boot, 0)));
        await Until(nodes, "both hear each other", () => _boards.All(board => board.Current?.Cells.Length == 2));
    }

    private static RouterAdvice.LeaveAndStayOut[] Leaves(AdvisedCluster nodes, int rank) => [.. nodes.Routers[rank].All<RouterAdvice.LeaveAndStayOut>()];

    private CoordinationPart[] PartsOf(int rank) =>
    [
        HearingPart.Of(() => new HearingOptions([new("front", "eth0")], System.Collections.Immutable.ImmutableDictionary<string, ArbitrationSetting>.Empty), _probes[rank], _boards[rank]),
        .. rank == 0 ? [Teller.Of(fact => _recorded.Add($"{fact}"), typeof(TimelineFact.Link))] : Array.Empty<CoordinationPart>(),
    ];

    /// <summary>Boards change without a word: the condition is looked at again every round.</summary>
    private static async Task Until(AdvisedCluster nodes, string what, Func<bool> condition)
    {
        await using var timer = new Timer(_ => nodes.Cluster.Note(0, "a round"), null, 50, 50);
        await nodes.Becomes(what, condition);
    }
}
