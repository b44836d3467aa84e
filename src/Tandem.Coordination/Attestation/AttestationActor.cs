using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Security;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Model;
using Verdict = Tandem.Coordination.Messages.Verdict;

namespace Tandem.Coordination.Attestation;

/// <summary>
/// Tells this node's routers what the members claim, asks members about advertisements that claim to be theirs, and answers for this node's own.
/// When it ends, its claims end with it, and plain VRRP holds until the next one knows the members.
/// </summary>
internal sealed class AttestationActor : ReceiveActor, IWithTimers
{
    private static readonly object ReviewTimer = new();
    private static readonly TimeSpan ReviewEvery = TimeSpan.FromSeconds(1);

    /// <summary>After a start members are not known yet, which is no news.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Before an advertisement is denied that this node may be just beginning to send.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMilliseconds(20);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly PartPorts _ports;
    private readonly ImmutableArray<AttestedRouter> _routers;
    private readonly AttestationBoard _board;
    private readonly AttestationNews _news;
    private readonly RepeatedLines _facts;
    private readonly Testimony _testimony;
    private readonly Questions _questions = new();
    private readonly Silence _silence = new();
    private readonly Dictionary<VirtualRouterKey, (RouterAdvice.Claims? Claims, string? Obstacle)> _pushed = [];
    private readonly long _began;
    private Roster _roster = Roster.Empty;

    /// <param name="ports">The part's ports.</param>
    /// <param name="routers">Those of this node for which the file wants it.</param>
    /// <param name="board">Outlives this.</param>
    /// <param name="lines">Outlives this, too.</param>
    public static Props PropsFor(PartPorts ports, ImmutableArray<AttestedRouter> routers, AttestationBoard board, RepeatedLines lines) =>
        Props.Create(() => new AttestationActor(ports, routers, board, lines));

    public AttestationActor(PartPorts ports, ImmutableArray<AttestedRouter> routers, AttestationBoard board, RepeatedLines lines)
    {
        (_ports, _routers, _board, _facts) = (ports, routers, board, lines);
        (_news, _testimony, _began) = (new(board, lines, ports.Time), new(ports.Time), ports.Time.GetTimestamp());

        Receive<RosterChanged>(Handle);
        Receive<LocalReported>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<Doubted>(Handle);
        Receive<ReviewDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var kind in (Type[])[typeof(RosterChanged), typeof(LocalReported), typeof(ExchangeProtocol.Received)])
        {
            Context.System.EventStream.Subscribe(Self, kind);
        }

        _board.Keep(_routers.Select(router => router.Key).ToHashSet());
        Timers.StartPeriodicTimer(ReviewTimer, new ReviewDue(), ReviewEvery);
        Context.System.EventStream.Publish(new RosterProtocol.Wanted(Self));
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private void Handle(RosterChanged changed)
    {
        _roster = changed.Roster;
        Push();
    }

    private void Handle(LocalReported reported)
    {
        _testimony.Take(reported.Report);
        switch (reported.Report)
        {
            case NodeReport.AttestationWanted wanted when MemberAt(wanted.Key, wanted.Heard.Source) is { } member:
                _ports.Exchange.Tell(new ExchangeProtocol.Send(member, _questions.Ask(wanted, member)));
                break;
            case NodeReport.AttestationEnded { Outcome: AttestationOutcome.Dropped } dropped:
                Count(dropped);
                break;
            case NodeReport.AttestationEnded { Outcome: AttestationOutcome.HonouredInSilence } ended:
                Silence(ended);
                break;
        }
    }

    private void Handle(ExchangeProtocol.Received received)
    {
        if (_silence.Hear(received.Node, received.Age))
        {
            Push();
        }

        switch (received.Body)
        {
            case Challenge challenge:
                Answer(received.Node, challenge, isLast: false);
                break;
            case Verdict verdict when _questions.Answer(received.Node, verdict) is { } advice:
                _ports.Advice.Tell(advice, Self);
                break;
        }
    }

    private void Handle(Doubted doubted) => Answer(doubted.Asker, doubted.Challenge, isLast: true);

    private void Handle(ReviewDue due) => TellNews();

    private void Answer(string asker, Challenge challenge, bool isLast)
    {
        var verdict = _testimony.Of(challenge, out var isSettled);
        if (isSettled || isLast)
        {
            _ports.Exchange.Tell(new ExchangeProtocol.Send(asker, verdict));
        }
        else
        {
            Timers.StartSingleTimer(challenge.Nonce, new Doubted(asker, challenge), Doubt);
        }
    }

    /// <summary>Tells each router what it has not been told yet.</summary>
    private void Push()
    {
        foreach (var router in _routers)
        {
            var claims = ClaimRules.Of(router, _roster, _silence.Members, out var obstacle);
            var isFirst = !_pushed.TryGetValue(router.Key, out var before);
            _pushed[router.Key] = (claims, obstacle);
            if (claims is not null && !ClaimRules.Same(before.Claims, claims))
            {
                _ports.Advice.Tell(claims, Self);
            }
            else if (claims is null && (isFirst || before.Claims is not null))
            {
                _ports.Advice.Tell(new RouterAdvice.NoClaims(router.Key), Self);
            }
        }

        TellNews();
    }

    /// <summary>The router fell back by itself; the claims are pushed again when the member could answer in time.</summary>
    private void Silence(NodeReport.AttestationEnded ended)
    {
        if (MemberAt(ended.Key, ended.Source) is { } member)
        {
            _silence.Begin(member);
            Push();
        }
    }

    private void Count(NodeReport.AttestationEnded dropped)
    {
        var counted = _board.Count(dropped, _ports.Time.GetUtcNow());
        if (_facts.Allows(nameof(Disbelief), $"{counted.Router} {counted.Source}"))
        {
            Context.System.EventStream.Publish(new TimelineFact.Disbelieved(counted.Router, counted.Source, counted.Count));
        }
    }

    private string? MemberAt(VirtualRouterKey router, IPvXAddress source) =>
        _pushed.GetValueOrDefault(router).Claims?.Members.FirstOrDefault(member => member.Source == source)?.Node;

    private void TellNews()
    {
        var isEarly = _ports.Time.GetElapsedTime(_began) < Patience;
        var known = _routers.Select(router => (Router: router, _pushed.GetValueOrDefault(router.Key).Obstacle)).Where(entry => _pushed.ContainsKey(entry.Router.Key));
        foreach (var (isWarning, line) in _news.Tell(known.Where(entry => !isEarly || entry.Obstacle is null)))
        {
            if (isWarning)
            {
                _log.Warning("{Line}", line);
            }
            else
            {
                _log.Info("{Line}", line);
            }

            Context.System.EventStream.Publish(new TimelineFact.Believing(line));
        }
    }

    /// <summary>Not yet denied.</summary>
    private sealed record Doubted(string Asker, Challenge Challenge);

    private sealed record ReviewDue;
}
