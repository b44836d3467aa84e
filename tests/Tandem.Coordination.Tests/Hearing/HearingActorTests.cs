using System.Collections.Immutable;
using Akka.Actor;
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

    private static readonly HearingOptions Options = new([new("front", "eth0")], ImmutableDictionary<string, ArbitrationSetting>.Empty);

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

        BecomeDeaf();

        await Until(nodes, "both know who is deaf", () => _boards.All(board => board.Current?.Faults is [{ Text: Deaf }]));
        await Until(nodes, "the deaf one is advised again and again", () => Leaves(nodes, 0).Length > 2);
        Assert.All(Leaves(nodes, 0), leave => Assert.Equal((Routers.Web, LeaveCause.Deaf, own), (leave.Key, leave.Cause, leave.Own)));
        Assert.Empty(Leaves(nodes, 1));
        Assert.Equal([$"front: Degraded, {Deaf}"], _recorded);
    }

    /// <summary>Who asks why a router moved is shown what happened in the order of the record.</summary>
    [Fact]
    public async Task A_fault_is_on_record_before_what_is_done_about_it()
    {
        var ledger = new Ledger();
        await using var nodes = await AdvisedCluster.StartAsync(2, rank => rank == 0 ? [HearingOf(0, ledger), ledger.Facts()] : PartsOf(rank));
        nodes.Routers[0].Stand(Routers.Standing(0, RouterRole.Master, new Mastership(nodes.Routers[0].Boot, 4)));
        nodes.Routers[1].Stand(Routers.Standing(1, RouterRole.Backup, new Mastership(nodes.Routers[1].Boot, 0)));
        await Until(nodes, "both hear each other", () => _boards.All(board => board.Current?.Cells is [{ IsHeard: true }, { IsHeard: true }]));

        BecomeDeaf();

        await Until(nodes, "the deaf one is advised", () => ledger.Told.OfType<RouterAdvice.LeaveAndStayOut>().Any());
        Assert.Equal([typeof(TimelineFact.Link), typeof(RouterAdvice.LeaveAndStayOut)], ledger.Told.Take(2).Select(told => told.GetType()));
    }

    [Fact]
    public async Task Two_Masters_are_on_record_as_a_matter_of_their_router_alone()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2, PartsOf);
        nodes.Routers[0].Stand(Routers.Standing(0, RouterRole.Master, new Mastership(nodes.Routers[0].Boot, 4)));
        nodes.Routers[1].Stand(Routers.Standing(1, RouterRole.Master, new Mastership(nodes.Routers[1].Boot, 1)));

        await Until(nodes, "it is recorded", () => nodes.Facts(0).OfType<TimelineFact.Link>().Any());

        var fact = nodes.Facts(0).OfType<TimelineFact.Link>().First();
        Assert.Equal((Routers.Web, "front: Degraded, n0 and n1 are both Master of front-4-51: nobody lets go"), (fact.Router, fact.Text));
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

    /// <summary>n0 hears nothing any more, and is heard.</summary>
    private void BecomeDeaf()
    {
        _probes[0].Sight = target => new(target, 9, 3, TimeSpan.FromSeconds(3), true);
        _probes[0].Segment = new("front", true, TimeSpan.FromSeconds(3), false, null);
        _probes[1].Sight = target => new(target, 9, 3, TimeSpan.FromMilliseconds(100), true);
    }

    private static RouterAdvice.LeaveAndStayOut[] Leaves(AdvisedCluster nodes, int rank) => [.. nodes.Routers[rank].All<RouterAdvice.LeaveAndStayOut>()];

    private CoordinationPart[] PartsOf(int rank) =>
    [
        HearingPart.Of(() => Options, _probes[rank], _boards[rank]),
        .. rank == 0 ? [Teller.Of(fact => _recorded.Add($"{fact}"), typeof(TimelineFact.Link))] : Array.Empty<CoordinationPart>(),
    ];

    private CoordinationPart HearingOf(int rank, IActorRef advice) =>
        new("hearing", ports => HearingActor.PropsFor(ports with { Advice = advice }, Options, _probes[rank], _boards[rank]));

    /// <summary>Boards change without a word: the condition is looked at again every round.</summary>
    private static async Task Until(AdvisedCluster nodes, string what, Func<bool> condition)
    {
        await using var timer = new Timer(_ => nodes.Cluster.Note(0, "a round"), null, 50, 50);
        await nodes.Becomes(what, condition);
    }
}
