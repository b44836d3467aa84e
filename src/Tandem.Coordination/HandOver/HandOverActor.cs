using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// Drives this node's hand-overs over the channel: as intents want them, when a preferred node asks, and before an orderly stop. It wants again and
/// again what has not come about, ever more slowly.
/// </summary>
internal sealed class HandOverActor : ReceiveActor, IWithTimers
{
    private static readonly object DeadlineTimer = new();
    private static readonly object RetryTimer = new();

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly PartPorts _ports;
    private readonly HandOverWork _work;
    private readonly HandOverBook _book;
    private readonly HandOverWants _wants;
    private readonly Action _intentsChanged;
    private readonly List<HandOverAct> _acts = [];
    private readonly Dictionary<VirtualRouterKey, IActorRef> _askers = [];
    private bool _owesLook;
    private Instant _deadline = Instant.Never;

    public static Props PropsFor(PartPorts ports, HandOverWork work) => Props.Create(() => new HandOverActor(ports, work));

    public HandOverActor(PartPorts ports, HandOverWork work)
    {
        var self = Self;
        (_ports, _work, _intentsChanged) = (ports, work, () => self.Tell(new HandOverProtocol.IntentsChanged()));
        _book = new HandOverBook(Unready, Guid.NewGuid);
        _wants = new HandOverWants(_book, ports.Node, work.File);

        Receive<LocalReported>(Handle);
        Receive<RosterChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<HandOverProtocol.GiveAll>(Handle);
        Receive<HandOverProtocol.Want>(Handle);
        Receive<HandOverProtocol.IntentsChanged>(Handle);
        Receive<LookDue>(Handle);
        Receive<DeadlineDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private Instant Now => new(_ports.Time.GetTimestamp() * (1_000_000_000 / _ports.Time.TimestampFrequency));

    protected override void PreStart()
    {
        foreach (var kind in (Type[])[typeof(ExchangeProtocol.Received), typeof(LocalReported), typeof(RosterChanged)])
        {
            Context.System.EventStream.Subscribe(Self, kind);
        }

        Context.System.EventStream.Publish(new RosterProtocol.Wanted(Self));
        _work.Intents.Changed += _intentsChanged;
        _work.Desk.Open(Self);
    }

    protected override void PostStop()
    {
        _work.Desk.Close(Self);
        _work.Intents.Changed -= _intentsChanged;
        Context.System.EventStream.Unsubscribe(Self);
    }

    private void Handle(LocalReported reported)
    {
        _book.Report(reported.Report, Now, _acts);
        _wants.Note(reported.Report);
        Perform();
    }

    private void Handle(RosterChanged changed) => Look();

    private void Handle(ExchangeProtocol.Received received)
    {
        _book.Hear(received.Node, received.Body, Now, _acts);
        Perform();
    }

    private void Handle(HandOverProtocol.GiveAll all)
    {
        _book.IsLeaving = true;
        _wants.Leave(all.Waiting);
        Look();
    }

    private void Handle(HandOverProtocol.Want want)
    {
        _askers[want.Key] = want.Asker;
        _book.Want(want.Key, want.Node, _acts);
        Perform();
    }

    private void Handle(HandOverProtocol.IntentsChanged changed)
    {
        _wants.Begin();
        Look();
    }

    private void Handle(LookDue due)
    {
        _owesLook = false;
        _wants.Look(_work.Intents.Current, _ports.Roster.Current, Now, _acts);

        // What has begun reports itself; only a candidate that is refused at once makes room for the next.
        if (CarryOut())
        {
            Look();
        }
    }

    private void Handle(DeadlineDue due)
    {
        _deadline = Instant.Never;
        _book.Lapse(Now, _acts);
        Perform();
    }

    private string? Unready(VirtualRouterKey key) => _work.Intents.Current.IsDrained(_ports.Node) ? "it is drained" : _work.Readiness.IsReady(key) ? null : "its checks are not green";

    /// <summary>Many changes at once are looked at once.</summary>
    private void Look()
    {
        if (!_owesLook && _wants.CanBegin)
        {
            _owesLook = true;
            Self.Tell(new LookDue());
        }
    }

    private void Perform()
    {
        CarryOut();
        Look();
    }

    /// <returns>Whether a hand-over ended.</returns>
    private bool CarryOut()
    {
        _book.AnswerWaiting(Now, _acts);
        HandOverAct[] acts = [.. _acts];
        _acts.Clear();
        Array.ForEach(acts, Perform);
        Arm(DeadlineTimer, _book.NextDeadline, ref _deadline, new DeadlineDue());
        if (_wants.RetryAt is var retry && retry != Instant.Never && !Timers.IsTimerActive(RetryTimer))
        {
            Timers.StartSingleTimer(RetryTimer, new LookDue(), Later(retry));
        }

        return acts.Any(act => act is HandOverAct.End);
    }

    private void Perform(HandOverAct act)
    {
        switch (act)
        {
            case HandOverAct.Send(var node, var message):
                _ports.Exchange.Tell(new ExchangeProtocol.Send(node, message));
                break;
            case HandOverAct.Advise(var advice):
                _ports.Advice.Tell(advice);
                break;
            case HandOverAct.Note(var key, var id, var step, var peer):
                Context.System.EventStream.Publish(new TimelineFact.HandOver(key, id, step, peer));
                break;
            case HandOverAct.End(var ending):
                End(ending);
                break;
            case HandOverAct.Declined(var key, var node, var reason):
                _askers.GetValueOrDefault(key)?.Tell(new HandOverProtocol.Declined(key, node, reason));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void End(HandOverEnding ending)
    {
        _work.Desk.Note(ending);
        _wants.End(ending, Now);
        var name = _work.Plan.Find(ending.Key)?.Name ?? ending.Key.ToString();
        if (ending.IsDone)
        {
            _log.Info("{Router}: {Words}", name, ending.Words);
        }
        else
        {
            _log.Warning("{Router}: not handed over, {Words}", name, ending.Words);
        }
    }

    private void Arm(object timer, Instant wanted, ref Instant armed, object due)
    {
        if (wanted != armed)
        {
            armed = wanted;
            Timers.Cancel(timer);
            if (wanted != Instant.Never)
            {
                Timers.StartSingleTimer(timer, due, Later(wanted));
            }
        }
    }

    private TimeSpan Later(Instant at) => Now is var now && at > now ? at - now : TimeSpan.Zero;

    private sealed record LookDue;

    private sealed record DeadlineDue;
}
