using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Node;
using Tandem.Network.Checks;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>
/// Parent of the checks. It tells the routers what the checks make of them, and others how this node is. Whatever befalls it or a check befalls
/// no router: what it said last stands.
/// </summary>
internal sealed class ChecksActor : ReceiveActor, IWithTimers
{
    private static readonly object RenewTimer = new();
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);

    /// <summary>What peers said counts for so long.</summary>
    private static readonly TimeSpan PeersLapse = TimeSpan.FromSeconds(5);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly NodePorts _ports;
    private readonly IActorRef _advice;
    private readonly PlanBoard _board;
    private readonly Dictionary<string, (CheckPlan Plan, IActorRef Actor)> _checks = new(StringComparer.Ordinal);
    private readonly Dictionary<VirtualRouterKey, CheckedRouter> _routers = [];
    private readonly Dictionary<string, CheckStanding> _standings;
    private readonly Dictionary<string, bool> _interfaces = new(StringComparer.Ordinal);
    private readonly HashSet<IActorRef> _readers = [];
    private ImmutableDictionary<string, PeerHealth> _peers = ImmutableDictionary<string, PeerHealth>.Empty;
    private long _peersSaidAt;
    private long _reported;
    private long _begun;
    private bool _owes;

    public static Props PropsFor(PlanBoard board, IActorRef advice, NodePorts ports) =>
        Props.Create(() => new ChecksActor(board, advice, ports)).WithDispatcher(CheckDispatcher.Id);

    public ChecksActor(PlanBoard board, IActorRef advice, NodePorts ports)
    {
        (_advice, _ports, _board) = (advice, ports, board);
        _standings = ports.Checks.Current.Checks.ToDictionary(StringComparer.Ordinal);

        Receive<CheckProtocol.Replan>(Handle);
        Receive<CheckProtocol.Stood>(Handle);
        Receive<CheckProtocol.PeersSaid>(Handle);
        Receive<CheckProtocol.Subscribe>(Handle);
        Receive<AdviceProtocol.Reported>(Handle);
        Receive<AdviceProtocol.Ended>(Handle);
        Receive<InterfaceEvent.Changed>(Handle);
        Receive<InterfaceEvent.Gone>(Handle);
        Receive<InterfaceEvent>(Ignore);
        Receive<RenewDue>(Handle);
        Receive<ShowDue>(Handle);
        Receive<Terminated>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    protected override void PreStart() => Follow(_board.Current);

    private void Handle(CheckProtocol.Replan replan)
    {
        Follow(_board.Current);
        DecideAll();
    }

    private void Handle(CheckProtocol.Stood stood)
    {
        if (!_checks.TryGetValue(stood.Standing.Name, out var known) || !known.Actor.Equals(Sender))
        {
            return;
        }

        // A check that starts afresh knows nothing, not even how its interface stands. What it said before stands until it says something.
        var (name, isFresh) = (stood.Standing.Name, stood.Standing.State == CheckState.Unknown);
        if (isFresh)
        {
            TellCarrier(name, Sender);
        }

        if (!isFresh || !_standings.TryGetValue(name, out var before) || before.State == CheckState.Unknown)
        {
            _standings[name] = stood.Standing;
            DecideAll();
        }
    }

    private void Handle(CheckProtocol.PeersSaid said)
    {
        _peersSaidAt = _ports.Time.GetTimestamp();
        if (!ReferenceEquals(_peers, said.Peers))
        {
            _peers = said.Peers;
            DecideAll();
        }
    }

    private void Handle(CheckProtocol.Subscribe subscribe)
    {
        if (_readers.Add(subscribe.Reader))
        {
            Context.Watch(subscribe.Reader);
        }

        subscribe.Reader.Tell(new CheckProtocol.Changed(_ports.Checks.Current));
    }

    private void Handle(AdviceProtocol.Reported reported)
    {
        _reported = reported.Sequence;
        foreach (var router in reported.Report switch
        {
            NodeReport.Everything everything => everything.Routers,
            NodeReport.Changed(var changed) => [changed],
            _ => [],
        })
        {
            Stand(router.Key, router);
        }

        if (reported.Report is NodeReport.Gone(var key))
        {
            Stand(key, null);
        }

        Owe();
    }

    /// <summary>The next port knows nothing of the weights either.</summary>
    private void Handle(AdviceProtocol.Ended ended)
    {
        _advice.Tell(new AdviceProtocol.Subscribe(Self));
        foreach (var router in _routers.Values)
        {
            router.Forget();
        }

        DecideAll();
    }

    private void Handle(InterfaceEvent.Changed changed) => Note(changed.State.Name, changed.State.IsUp);

    private void Handle(InterfaceEvent.Gone gone) => Note(gone.Name, isUp: false);

    private static void Ignore(InterfaceEvent other)
    {
    }

    private void Handle(RenewDue due)
    {
        if (!_peers.IsEmpty && _ports.Time.GetElapsedTime(_peersSaidAt) > PeersLapse)
        {
            _peers = _peers.Clear();
            DecideAll();
        }

        foreach (var router in _routers.Values)
        {
            router.Renew();
        }
    }

    /// <summary>Once for all that came together: many routers move at the same time.</summary>
    private void Handle(ShowDue due)
    {
        _owes = false;
        _advice.Tell(new AdviceProtocol.Taken(Self, _reported));
        var health = new LocalHealth(
            _standings.ToImmutableSortedDictionary(StringComparer.Ordinal),
            _routers.ToImmutableDictionary(router => router.Key, router => router.Value.Verdict),
            [.. _routers.Values.Where(router => router.Role != RouterRole.Initialize).Select(router => router.Key)]);
        _ports.Checks.Show(health, _routers.Values.Select(router => router.Health));
        foreach (var reader in _readers)
        {
            reader.Tell(new CheckProtocol.Changed(health));
        }
    }

    private void Handle(Terminated terminated) => _readers.Remove(terminated.ActorRef);

    private void Note(string name, bool isUp)
    {
        _interfaces[name] = isUp;
        foreach (var (_, actor) in _checks.Values.Where(check => check.Plan.Target is CheckTarget.Interface target && target.Name == name))
        {
            actor.Tell(new CheckProtocol.Carrier(isUp));
        }
    }

    private void TellCarrier(string name, IActorRef check)
    {
        if (_checks[name].Plan.Target is CheckTarget.Interface target && _interfaces.TryGetValue(target.Name, out var isUp))
        {
            check.Tell(new CheckProtocol.Carrier(isUp));
        }
    }

    private void Stand(VirtualRouterKey key, RouterStanding? standing)
    {
        if (_routers.TryGetValue(key, out var router) && router.Stand(standing))
        {
            router.Decide(_standings, _peers);
        }
    }

    /// <summary>What has changed concerns every router.</summary>
    private void DecideAll()
    {
        foreach (var router in _routers.Values)
        {
            router.Decide(_standings, _peers);
        }

        Owe();
    }

    /// <summary>Checks and routers become as planned. Without any, nobody's reports are wanted.</summary>
    private void Follow(NodePlan plan)
    {
        foreach (var (name, (_, actor)) in _checks.Where(check => !plan.Checks.Contains(check.Value.Plan)).ToList())
        {
            Context.Stop(actor);
            _checks.Remove(name);
        }

        foreach (var gone in _standings.Keys.Where(name => plan.Checks.All(check => check.Name != name)).ToList())
        {
            _standings.Remove(gone);
        }

        foreach (var check in plan.Checks.Where(check => !_checks.ContainsKey(check.Name)))
        {
            _checks.Add(check.Name, (check, Context.ActorOf(CheckActor.PropsFor(check, _ports), Context.Child(check.Name).IsNobody() ? check.Name : $"{check.Name}~{++_begun}")));
        }

        FollowRouters([.. plan.CheckedRouters]);
        if (plan.Checks.IsEmpty)
        {
            Timers.Cancel(RenewTimer);
            _advice.Tell(new AdviceProtocol.Unsubscribe(Self));
        }
        else if (!Timers.IsTimerActive(RenewTimer))
        {
            Timers.StartPeriodicTimer(RenewTimer, new RenewDue(), RenewEvery);
        }
    }

    /// <summary>A router without checks is weighed no more. To subscribe anew tells where the new ones stand.</summary>
    private void FollowRouters(IReadOnlyList<RouterPlan> wanted)
    {
        foreach (var gone in _routers.Keys.Except(wanted.Select(router => router.Attachment.Key)).ToList())
        {
            _routers.Remove(gone);
            _advice.Tell(new AdviceProtocol.Weigh(gone, 0));
        }

        var changed = wanted.Where(router => _routers.GetValueOrDefault(router.Attachment.Key)?.IsFor(router) != true).ToList();
        foreach (var router in changed)
        {
            _routers[router.Attachment.Key] = new CheckedRouter(router, _advice, _ports, _log);
        }

        if (changed.Count > 0)
        {
            _advice.Tell(new AdviceProtocol.Subscribe(Self));
        }
    }

    private void Owe()
    {
        if (!_owes)
        {
            _owes = true;
            Self.Tell(new ShowDue());
        }
    }

    private sealed record RenewDue;

    private sealed record ShowDue;
}
