using Akka.Actor;
using Akka.Cluster;
using Akka.Remote;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Membership;

/// <summary>
/// Says hello to every configured peer that is not a reachable member, hears theirs, and does what <see cref="IslandJudge"/> makes of it. Keeps the
/// table of members up to date.
/// </summary>
internal sealed class MembershipActor : ReceiveActor, IWithTimers
{
    private static readonly object TickKey = new();

    private readonly MembershipPorts _ports;
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly ClusterView _view;
    private readonly Dictionary<int, PeerMemory> _heard = [];
    private readonly long _began;
    private long _latestCompany;
    private bool _ending;

    public static Props PropsFor(MembershipPorts ports) => Props.Create(() => new MembershipActor(ports));

    public MembershipActor(MembershipPorts ports)
    {
        _ports = ports;
        _view = new ClusterView(_cluster.SelfUniqueAddress);
        _began = _latestCompany = ports.Time.GetTimestamp();

        Receive<Tick>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<ClusterEvent.CurrentClusterState>(Handle);
        Receive<ClusterEvent.IMemberEvent>(Handle);
        Receive<ClusterEvent.ReachabilityEvent>(Handle);
        Receive<ThisActorSystemQuarantinedEvent>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private void Handle(Tick tick)
    {
        foreach (var rank in _ports.Peers.Others.Where(rank => !IsReached(rank) || IsBackUnnoticed(rank)))
        {
            SayHello(rank);
        }

        Judge();
    }

    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is not Hello hello || _ports.Peers.RankOfName(received.Node) is not { } rank)
        {
            return;
        }

        var now = _ports.Time.GetTimestamp();
        _latestCompany = now;
        if (!_heard.TryGetValue(rank, out var memory))
        {
            _heard[rank] = memory = new PeerMemory();
        }

        if (memory.Hear(hello, _ports.Peers, now) && !_view.IsReached(memory.Life!))
        {
            SayHello(rank);
        }

        Judge();
    }

    private void Handle(ClusterEvent.CurrentClusterState state)
    {
        _view.Start(state);
        NoteMembers();
    }

    private void Handle(ClusterEvent.IMemberEvent happened)
    {
        _view.Apply(happened);
        NoteMembers();
    }

    private void Handle(ClusterEvent.ReachabilityEvent happened)
    {
        _view.Apply(happened);
        NoteMembers();
    }

    private void Handle(ThisActorSystemQuarantinedEvent quarantined) =>
        StartAfresh(RestartReason.Quarantined, _ports.Peers.RankOfHost(quarantined.RemoteAddress.Host));

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        _cluster.Subscribe(
            Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.ReachabilityEvent));
        Timers.StartPeriodicTimer(TickKey, new Tick(), TimeSpan.Zero, _ports.Timings.Hello);
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private void NoteMembers()
    {
        var table = _ports.Register.Table;
        if (_ports.Register.Note([.. table.Members.Select((member, rank) => _view.StandingOf(_ports.Peers[rank].Host, member.Standing))]))
        {
            Context.System.EventStream.Publish(new MembersChanged(_ports.Register.Table));
        }

        if (_view.IsRemoved)
        {
            StartAfresh(RestartReason.Removed, null);
        }
    }

    private void SayHello(int rank) => _ports.Exchange.Tell(new ExchangeProtocol.Send(
        _ports.Peers[rank].Name,
        new Hello(
            _cluster.SelfAddress.ToString(),
            _cluster.SelfUniqueAddress.Uid,
            _view.Joined ? (uint)_view.ReachableCount : 0,
            [.. _view.Joined ? _view.Members.Select(member => member.Address.ToString()) : []])));

    /// <summary>
    /// Heard as another life than the one that counts as reached: it crashed and came back before anybody missed it. The first answer may be lost with
    /// the connection to its former life, and it waits for one.
    /// </summary>
    private bool IsBackUnnoticed(int rank) => _heard.TryGetValue(rank, out var memory) && memory.Life is { } life && !_view.IsReached(life);

    private bool IsReached(int rank) => _ports.Register.Table.Members[rank].Standing == MemberStanding.Reachable;

    private void Judge()
    {
        var now = _ports.Time.GetTimestamp();
        PeerSight[] sights =
        [
            .. from entry in _heard
               let sight = entry.Value.See(entry.Key, _view, _ports.Timings, now, _ports.Time)
               where sight is not null
               select sight,
        ];
        if (_view.Joined && _view.ReachableCount > 1)
        {
            _latestCompany = now;
        }

        Do(IslandJudge.Judge(StandpointAt(now, sights), sights, _ports.Timings));
    }

    private Standpoint StandpointAt(long now, IEnumerable<PeerSight> sights)
    {
        var peers = _ports.Peers;
        var lowest = _view.Members.Select(member => peers.RankOfHost(member.Address.Host) ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
        var othersLost = sights.Any(sight => sight.Kinship == Kinship.Returned && _view.HasLostOthers(_heard[sight.Rank].Life!));
        return new(
            peers.SelfRank,
            _view.Joined,
            new(_view.ReachableCount, lowest, peers.SelfRank),
            othersLost,
            peers.Count - 1,
            _ports.Time.GetElapsedTime(_began, now),
            _ports.Time.GetElapsedTime(_latestCompany, now));
    }

    private void Do(NextStep step)
    {
        switch (step)
        {
            case NextStep.JoinSelf:
                _cluster.Join(_cluster.SelfAddress);
                break;
            case NextStep.Join(var rank):
                _cluster.Join(_heard[rank].Life!.Address);
                break;
            case NextStep.Restart(var reason, var rank):
                StartAfresh(reason, rank);
                break;
        }
    }

    private void StartAfresh(RestartReason reason, int? rank)
    {
        if (!_ending)
        {
            _ending = true;
            _ports.StartAfresh(new(reason, rank is { } known ? _ports.Peers[known].Name : null));
        }
    }

    private sealed record Tick;
}
