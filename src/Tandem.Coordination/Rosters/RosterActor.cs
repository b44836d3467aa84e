using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Rosters;

/// <summary>
/// Keeps the roster: hears this node's routers, tells the members, hears theirs. Of the cluster's system it alone subscribes to the routers'
/// reports, and passes them on.
/// </summary>
internal sealed class RosterActor : ReceiveActor, IWithTimers
{
    private static readonly object WholeTimer = new();

    private readonly PartPorts _ports;
    private readonly OwnRouters _own;
    private long _reported;
    private bool _owesTaken;

    /// <param name="ports">The part's ports.</param>
    /// <param name="figures">What this node tells of itself besides.</param>
    public static Props PropsFor(PartPorts ports, NodeFigures figures) => Props.Create(() => new RosterActor(ports, figures));

    public RosterActor(PartPorts ports, NodeFigures figures)
    {
        (_ports, _own) = (ports, new OwnRouters(figures, ports.Time));

        Receive<AdviceProtocol.Reported>(Handle);
        Receive<AdviceProtocol.Ended>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<MembersChanged>(Handle);
        Receive<RosterProtocol.Wanted>(Handle);
        Receive<TakenDue>(Handle);
        Receive<WholeDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private Roster Roster
    {
        get => _ports.Roster.Current;
        set => _ports.Roster.Current = value;
    }

    protected override void PreStart()
    {
        foreach (var kind in (Type[])[typeof(ExchangeProtocol.Received), typeof(MembersChanged), typeof(RosterProtocol.Wanted)])
        {
            Context.System.EventStream.Subscribe(Self, kind);
        }

        _own.Recall(Roster.Find(_ports.Node));
        Roster = Roster.Mark(_ports.Members());
        Arm();
        Subscribe();
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        _ports.Advice.Tell(new AdviceProtocol.Unsubscribe(Self));
    }

    /// <summary>Members are told first: that is what hurries.</summary>
    private void Handle(AdviceProtocol.Reported reported)
    {
        _reported = reported.Sequence;
        if (!_owesTaken)
        {
            _owesTaken = true;
            Self.Tell(new TakenDue());
        }

        var isNews = _own.Take(reported.Report, out var one) && _own.Boot is not null;
        if (isNews)
        {
            INodeMessage told = one is { } key ? new StandingChanged(_own.Stand(key)) : _own.Stand();
            TellMembers(told);
            Keep(told);
        }

        Context.System.EventStream.Publish(new LocalReported(reported.Report));
        if (isNews)
        {
            Context.System.EventStream.Publish(new RosterChanged(Roster));
        }
    }

    /// <summary>The port started afresh.</summary>
    private void Handle(AdviceProtocol.Ended ended) => Subscribe();

    /// <summary>A life of a member that was not heard before knows nothing of this node.</summary>
    private void Handle(ExchangeProtocol.Received received)
    {
        var node = received.Node;
        var before = Roster.Find(node);
        var isReached = _ports.Members().Members.Any(member => member.Node == node && member.Standing == MemberStanding.Reachable);
        Roster = Roster.Hear(node, received.BootId, isReached, _ports.Time.GetUtcNow());
        if (before?.BootId != received.BootId)
        {
            TellWhole(node);
        }

        switch (received.Body)
        {
            case Standing whole:
                Roster = Roster.Take(node, whole);
                break;
            case StandingChanged changed:
                Roster = Roster.Take(node, changed.Router);
                break;
            default:
                return;
        }

        Context.System.EventStream.Publish(new RosterChanged(Roster));
    }

    /// <summary>Who is reached anew may have missed much.</summary>
    private void Handle(MembersChanged changed)
    {
        foreach (var member in changed.Table.Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }))
        {
            if (Roster.Find(member.Node) is not { IsReachable: true })
            {
                TellWhole(member.Node);
            }
        }

        Roster = Roster.Mark(changed.Table);
        Context.System.EventStream.Publish(new RosterChanged(Roster));
    }

    private void Handle(RosterProtocol.Wanted wanted)
    {
        if (_own.Boot is not null)
        {
            wanted.Reader.Tell(new LocalReported(_own.Everything));
        }

        wanted.Reader.Tell(new RosterChanged(Roster));
    }

    private void Handle(TakenDue due)
    {
        _owesTaken = false;
        _ports.Advice.Tell(new AdviceProtocol.Taken(Self, _reported));
    }

    private void Handle(WholeDue due)
    {
        if (_own.Boot is not null)
        {
            var whole = _own.Stand();
            TellMembers(whole);
            Keep(whole);
            Context.System.EventStream.Publish(new RosterChanged(Roster));
        }

        Arm();
    }

    private void Arm() => Timers.StartSingleTimer(WholeTimer, new WholeDue(), RosterTimings.Whole(_own.Count));

    private void Subscribe() => _ports.Advice.Tell(new AdviceProtocol.Subscribe(Self));

    /// <summary>What this node told of itself.</summary>
    private void Keep(INodeMessage told)
    {
        var roster = Roster.Hear(_ports.Node, _own.Boot!.Value, isReachable: true, _ports.Time.GetUtcNow());
        Roster = told is StandingChanged changed ? roster.Take(_ports.Node, changed.Router) : roster.Take(_ports.Node, (Standing)told);
    }

    private void TellMembers(INodeMessage message)
    {
        foreach (var member in _ports.Members().Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }))
        {
            _ports.Exchange.Tell(new ExchangeProtocol.Send(member.Node, message));
        }
    }

    private void TellWhole(string node)
    {
        if (_own.Boot is not null)
        {
            _ports.Exchange.Tell(new ExchangeProtocol.Send(node, _own.Stand()));
        }
    }

    private sealed record TakenDue;

    private sealed record WholeDue;
}
