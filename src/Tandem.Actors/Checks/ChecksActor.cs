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
    private readonly ImmutableArray<CheckPlan> _checks;
    private readonly Dictionary<VirtualRouterKey, CheckedRouter> _routers;
    private readonly Dictionary<string, CheckStanding> _standings;
    private readonly Dictionary<string, bool> _interfaces = new(StringComparer.Ordinal);
    private readonly HashSet<IActorRef> _readers = [];
    private ImmutableDictionary<string, PeerHealth> _peers = ImmutableDictionary<string, PeerHealth>.Empty;
    private long _peersSaidAt;
    private long _reported;
    private bool _owes;

    public static Props PropsFor(NodePlan plan, IActorRef advice, NodePorts ports) =>
        Props.Create(() => new ChecksActor(plan, advice, ports)).WithDispatcher(CheckDispatcher.Id);

    public ChecksActor(NodePlan plan, IActorRef advice, NodePorts ports)
    {
        (_advice, _ports, _checks) = (advice, ports, plan.Checks);
        _routers = plan.CheckedRouters.ToDictionary(router => router.Attachment.Key, router => new CheckedRouter(router, advice, ports, _log));
        _standings = ports.Checks.Current.Checks.ToDictionary(StringComparer.Ordinal);

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

    protected override void PreStart()
    {
        _advice.Tell(new AdviceProtocol.Subscribe(Self));
        foreach (var check in _checks)
        {
            Context.ActorOf(CheckActor.PropsFor(check, _ports), check.Name);
        }

        Timers.StartPeriodicTimer(RenewTimer, new RenewDue(), RenewEvery);
    }

    private void Handle(CheckProtocol.Stood stood)
    {
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
        foreach (var check in _checks.Where(check => check.Target is CheckTarget.Interface target && target.Name == name))
        {
            Context.Child(check.Name).Tell(new CheckProtocol.Carrier(isUp));
        }
    }

    private void TellCarrier(string name, IActorRef check)
    {
        if (_checks.First(plan => plan.Name == name).Target is CheckTarget.Interface target && _interfaces.TryGetValue(target.Name, out var isUp))
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
