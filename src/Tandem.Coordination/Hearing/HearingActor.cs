using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;
using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>
/// Asks on the segments, tells the members what was heard, hears theirs, and makes of it what is to be shown, told and done. It works once a
/// round and never for an event.
/// </summary>
internal sealed class HearingActor : ReceiveActor
{
    private readonly PartPorts _ports;
    private readonly HearingOptions _options;
    private readonly ILanProbe _probe;
    private readonly HearingBoard _board;
    private readonly HearingDesk _desk;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private IRunningProbe? _running;

    public static Props PropsFor(PartPorts ports, HearingOptions options, ILanProbe probe, HearingBoard board) =>
        Props.Create(() => new HearingActor(ports, options, probe, board));

    public HearingActor(PartPorts ports, HearingOptions options, ILanProbe probe, HearingBoard board)
    {
        (_ports, _options, _probe, _board) = (ports, options, probe, board);
        _desk = new HearingDesk(ports.Node, options);

        Receive<LocalReported>(Handle);
        Receive<RosterChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<ProbeRound>(Handle);
    }

    private Instant Now => new(_ports.Time.GetTimestamp() * (1_000_000_000 / _ports.Time.TimestampFrequency));

    protected override void PreStart()
    {
        foreach (var kind in (Type[])[typeof(LocalReported), typeof(RosterChanged), typeof(ExchangeProtocol.Received)])
        {
            Context.System.EventStream.Subscribe(Self, kind);
        }

        var self = Self;
        Context.System.EventStream.Publish(new RosterProtocol.Wanted(self));
        _running = _probe.Start(_options.Segments, round => self.Tell(round, ActorRefs.NoSender));
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        _running?.Dispose();
    }

    private void Handle(LocalReported reported) => _desk.Take(reported.Report);

    private void Handle(RosterChanged changed) => _desk.Take(changed.Roster);

    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is ProbeReport report)
        {
            _desk.Take(received.Node, report, received.Age, Now);
        }
    }

    private void Handle(ProbeRound round)
    {
        var now = Now;
        _running?.Aim(_desk.Aim());
        var outcome = _desk.Judge(round, now, _ports.Time.GetUtcNow());
        _board.Current = outcome.Matrix;
        Tell(outcome);
        Tell(round);
        foreach (var member in _ports.Members().Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }))
        {
            _ports.Exchange.Tell(new ExchangeProtocol.Send(member.Node, outcome.Report));
        }

        foreach (var stay in outcome.Stays)
        {
            _ports.Advice.Tell(new RouterAdvice.LeaveAndStayOut(stay.Router.Key, stay.Cause, stay.Router.Mastership, now + stay.For));
        }
    }

    /// <summary>Before anything comes of it: on record, a cause is never after its effect.</summary>
    private void Tell(RoundOutcome outcome)
    {
        foreach (var fault in outcome.Began)
        {
            _log.Warning("{Fault}", fault.Text);
            Record(fault, fault.Text);
        }

        foreach (var fault in outcome.Ended)
        {
            _log.Info("over: {Fault}", fault.Text);
            Record(fault, $"over: {fault.Text}");
        }
    }

    /// <summary>Each node records what is about itself; the others have it from there.</summary>
    private void Record(HearingFault fault, string text)
    {
        if (fault.Node == _ports.Node || fault.Other == _ports.Node)
        {
            Context.System.EventStream.Publish(new TimelineFact.Link(fault.Subject, fault.Segment, LinkNotice.Degraded, text));
        }
    }

    private void Tell(ProbeRound round)
    {
        foreach (var segment in round.Segments)
        {
            if (segment.Problem is { } problem && _problems.GetValueOrDefault(segment.Segment) != problem)
            {
                _log.Warning("who hears whom on segment {Segment} is not known here: {Problem}", segment.Segment, problem);
            }

            _problems[segment.Segment] = segment.Problem ?? "";
        }
    }
}
