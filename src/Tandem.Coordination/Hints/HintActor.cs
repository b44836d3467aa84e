using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Hints;

/// <summary>Carries between the <see cref="HintDesk"/>, the members and this node's routers. It decides nothing.</summary>
internal sealed class HintActor : ReceiveActor, IWithTimers
{
    private static readonly object InsistTimer = new();

    private readonly PartPorts _ports;
    private readonly HintDesk _desk;

    /// <param name="ports">The part's ports.</param>
    /// <param name="memory">What outlives this actor.</param>
    public static Props PropsFor(PartPorts ports, HintMemory memory) => Props.Create(() => new HintActor(ports, memory));

    public HintActor(PartPorts ports, HintMemory memory)
    {
        (_ports, _desk) = (ports, new HintDesk(ports.Node, memory));

        Receive<LocalReported>(Handle);
        Receive<RosterChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<InsistDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var kind in (Type[])[typeof(LocalReported), typeof(RosterChanged), typeof(ExchangeProtocol.Received)])
        {
            Context.System.EventStream.Subscribe(Self, kind);
        }

        Context.System.EventStream.Publish(new RosterProtocol.Wanted(Self));
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Handle(LocalReported reported)
    {
        if (_desk.Take(reported.Report, _ports.Roster.Current) is not { } hint)
        {
            return;
        }

        foreach (var member in _ports.Members().Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }))
        {
            _ports.Exchange.Tell(new ExchangeProtocol.Send(member.Node, hint));
        }

        Context.System.EventStream.Publish(new TimelineFact.Hinted(hint.Router, hint.Epoch, hint.Cause));
    }

    private void Handle(RosterChanged changed)
    {
        Advise(_desk.Answer(changed.Roster));
        if (!Timers.IsTimerActive(InsistTimer) && _desk.Insist(changed.Roster).Count > 0)
        {
            Timers.StartPeriodicTimer(InsistTimer, new InsistDue(), HintTimings.Insist);
        }
    }

    private void Handle(InsistDue due)
    {
        var again = _desk.Insist(_ports.Roster.Current);
        Advise(again);
        if (again.Count == 0)
        {
            Timers.Cancel(InsistTimer);
        }
    }

    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is not ReleaseHint hint)
        {
            return;
        }

        var (use, advice) = _desk.Hear(new HeardHint(received.Node, received.BootId, received.Age, hint), _ports.Roster.Current);
        if (advice is not null)
        {
            _ports.Advice.Tell(advice);
        }

        Context.System.EventStream.Publish(new TimelineFact.HintHeard(hint.Router, received.Node, hint.Epoch, hint.Cause, use));
    }

    private void Advise(IReadOnlyList<RouterAdvice.AnnounceAgain> again)
    {
        foreach (var advice in again)
        {
            _ports.Advice.Tell(advice);
        }
    }

    private sealed record InsistDue;
}
