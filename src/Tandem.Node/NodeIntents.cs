using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Configuration.Model;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Node;

/// <summary>
/// What operators want of this node, and how its routers come to it and leave it. It begins with the routers, before their first start, and needs
/// no cluster: without one the last intent seen holds, and VRRP brings the routers.
/// </summary>
internal sealed class NodeIntents : IDisposable
{
    /// <summary>An orderly stop hands over for so long; what is left then is released as ever.</summary>
    public static readonly TimeSpan LongestHandOver = TimeSpan.FromSeconds(1);

    private readonly RunningConfiguration _running;
    private readonly IntentApplier _applier;
    private volatile ReturnRules _rules;

    private NodeIntents(RunningConfiguration running, HandOverWork work, IntentDesk desk, IntentApplier applier) =>
        (_running, Work, Desk, _applier, _rules) = (running, work, desk, applier, RulesOf(running.Node));

    /// <summary>For the cluster's system.</summary>
    public HandOverWork Work { get; }

    /// <summary>Where operators give intents.</summary>
    public IntentDesk Desk { get; }

    public static NodeIntents Start(
        RunningConfiguration running, ActorSystem system, IActorRef root, RosterBoard roster, IReadiness readiness, Action<string> warn)
    {
        var (node, plan) = (running.Node, PlanOf(running.Cluster));
        var board = IntentBoard.Open(DirectoryOf(node), node.Name, TimeProvider.System, warn);
        var applier = new IntentApplier(node.Name, plan, board, root, TimeProvider.System);
        var work = new HandOverWork(new(plan), board, readiness, new HandOverDesk());
        var intents = new NodeIntents(running, work, new IntentDesk(node.Name, work, roster, TimeProvider.System), applier);
        new ReturnPorts(root, () => intents._rules, intents.OthersOf, roster, readiness, work.Desk, TimeProvider.System).Start(system);
        return intents;
    }

    /// <summary>Another document holds.</summary>
    public void Follow()
    {
        var plan = PlanOf(_running.Cluster);
        _rules = RulesOf(_running.Node);
        Work.File.Show(plan);
        _applier.Follow(plan);
    }

    /// <summary>Every router that this node holds goes to its best ready member, if there is one.</summary>
    public Task GiveAllAsync() => Work.Desk.GiveAllAsync(LongestHandOver, TimeProvider.System);

    /// <summary>Whether somebody would take each router that this node holds. Where nobody can be asked, nobody would.</summary>
    public bool CouldGiveAll(Roster roster) => Work.CouldGiveAll(_running.Node.Name, roster);

    public void Dispose() => _applier.Dispose();

    private static ReturnRules RulesOf(NodeConfiguration node) => new(
        node.Segments.SelectMany(segment => segment.Routers).ToDictionary(router => router.Parameters.Key, router => router.PreemptDelay), node.Coordination?.PreemptHold);

    private IReadOnlyList<string> OthersOf(VirtualRouterKey key) =>
        [.. Work.Plan.Find(key)?.Seats.Select(seat => seat.Node).Where(other => other != _running.Node.Name) ?? []];

    /// <summary>systemd separates several directories by colons.</summary>
    public static string DirectoryOf(NodeConfiguration node) =>
        Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } given ? given.Split(':')[0] : node.StateDirectory;

    private static SharedPlan PlanOf(ClusterConfiguration cluster) => new(
        [.. cluster.Nodes.Select(node => node.Name)],
        [
            .. cluster.VirtualRouters.Select(router => new SharedRouter(
                router.Name, router.Key, [.. router.Participants.Select(participant => new Seat(participant.Node, participant.Priority))])),
        ]);
}
