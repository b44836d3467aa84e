using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// Brings routers back to the node that is preferred. It lives beside the routers, not in the cluster's system: what it holds back lapses, and it
/// lets go by itself when the cluster does not come up.
/// </summary>
internal sealed class ReturnActor : ReceiveActor, IWithTimers
{
    private static readonly object LookTimer = new();
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan HoldFor = TimeSpan.FromSeconds(2);

    /// <summary>To be told so ends a hold; what has lapsed when it arrives would be dropped.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly ReturnPorts _ports;
    private readonly Dictionary<VirtualRouterKey, (RouterStanding Standing, ReturnGate Gate)> _routers = [];
    private long _taken;
    private bool _owesTaken;

    public static Props PropsFor(ReturnPorts ports) => Props.Create(() => new ReturnActor(ports));

    public ReturnActor(ReturnPorts ports)
    {
        _ports = ports;

        Receive<AdviceProtocol.Reported>(Handle);
        Receive<AdviceProtocol.Ended>(Handle);
        Receive<HandOverProtocol.Declined>(Handle);
        Receive<LookDue>(Handle);
        Receive<TakenDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private Instant Now => new(_ports.Time.GetTimestamp() * (1_000_000_000 / _ports.Time.TimestampFrequency));

    protected override void PreStart() => Subscribe();

    private void Handle(AdviceProtocol.Reported reported)
    {
        _taken = reported.Sequence;
        if (!_owesTaken)
        {
            _owesTaken = true;
            Self.Tell(new TakenDue());
        }

        switch (reported.Report)
        {
            case NodeReport.Everything(_, var routers):
                _routers.Clear();
                foreach (var router in routers)
                {
                    Look(router, ReturnGate.Quiet);
                }

                break;
            case NodeReport.Changed(var router):
                Look(router, _routers.TryGetValue(router.Key, out var known) ? known.Gate : ReturnGate.Quiet);
                break;
            case NodeReport.Gone(var key):
                _routers.Remove(key);
                break;
        }
    }

    /// <summary>The port started afresh.</summary>
    private void Handle(AdviceProtocol.Ended ended) => Subscribe();

    private void Handle(HandOverProtocol.Declined declined)
    {
        if (_routers.TryGetValue(declined.Key, out var router))
        {
            _routers[declined.Key] = router with { Gate = router.Gate.Declined(declined.Reason) };
        }
    }

    private void Handle(LookDue due)
    {
        foreach (var (standing, gate) in _routers.Values.Where(router => router.Gate.IsWaiting).ToList())
        {
            Look(standing, gate);
        }

        Arm();
    }

    private void Handle(TakenDue due)
    {
        _owesTaken = false;
        _ports.Routers.Tell(new AdviceProtocol.Taken(Self, _taken));
    }

    private void Subscribe() => _ports.Routers.Tell(new AdviceProtocol.Subscribe(Self));

    private void Look(RouterStanding standing, ReturnGate gate)
    {
        var now = Now;
        var view = new ReturnView(
            standing, SightOf(standing), _ports.Readiness.IsReady(standing.Key) ? null : "its checks are not green", _ports.Rules().DelayOf(standing.Key), _ports.Rules().Patience ?? TimeSpan.Zero, _ports.Desk.IsLeaving);
        _routers[standing.Key] = (standing, gate.Look(view, now, out var act));
        Perform(standing, act, now);
        Arm();
    }

    private void Perform(RouterStanding standing, ReturnAct act, Instant now)
    {
        switch (act)
        {
            case ReturnAct.Rest:
                break;
            case ReturnAct.Hold:
                Hold(standing, now + HoldFor);
                break;
            case ReturnAct.Ask(var node):
                Hold(standing, now + HoldFor);
                _ports.Desk.Want(new HandOverProtocol.Want(standing.Key, node, Self));
                break;
            case ReturnAct.Release(var why):
                Hold(standing, now + Moment);
                if (why is not null)
                {
                    _log.Warning("{Router}: {Why}; VRRP takes it back", standing.Name, why);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Hold(RouterStanding standing, Instant until) =>
        _ports.Routers.Tell(new RouterAdvice.HoldPreemption(standing.Key, standing.Mastership, until));

    private MasterSight SightOf(RouterStanding standing)
    {
        if (_ports.Rules().Patience is null)
        {
            return MasterSight.Stranger.Instance;
        }

        var roster = _ports.Roster.Current;
        var others = _ports.Others(standing.Key);
        if (standing.Heard is { } heard && others.FirstOrDefault(node => roster.Find(node, standing.Key)?.Source == heard.Source) is { } member)
        {
            return roster.Find(member) is { IsReachable: true } ? new MasterSight.Member(member) : NotReached(roster, [member]);
        }

        return others.Where(node => roster.Find(node, standing.Key)?.Source is null).ToList() is { Count: > 0 } unknown ? NotReached(roster, unknown) : MasterSight.Stranger.Instance;
    }

    /// <summary>Whoever is about to become a member says hello twice a second before it is one.</summary>
    private MasterSight NotReached(Roster roster, IEnumerable<string> nodes)
    {
        var silent = _ports.Time.GetUtcNow() - ReturnGate.LongestSilence;
        return nodes.Any(node => roster.Find(node) is { } known && (known.IsReachable || known.HeardAt > silent)) ? MasterSight.Coming.Instance : MasterSight.Unheard.Instance;
    }

    private void Arm()
    {
        if (!Timers.IsTimerActive(LookTimer) && _routers.Values.Any(router => router.Gate.IsWaiting))
        {
            Timers.StartSingleTimer(LookTimer, new LookDue(), LookEvery);
        }
    }

    private sealed record LookDue;

    private sealed record TakenDue;
}
