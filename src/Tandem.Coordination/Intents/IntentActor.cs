using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Intents;

/// <summary>Tells members what operators want, and hears it from them: everything to who is reached anew, and to all after each change.</summary>
internal sealed class IntentActor : ReceiveActor, IWithTimers
{
    private static readonly object AgainTimer = new();
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private readonly PartPorts _ports;
    private readonly IntentBoard _board;
    private readonly Action _changed;
    private HashSet<string> _reached = [];
    private IntentSet _heard = IntentSet.Empty;
    private bool _isTaking;
    private IntentSet _recorded;

    public static Props PropsFor(PartPorts ports, IntentBoard board) => Props.Create(() => new IntentActor(ports, board));

    public IntentActor(PartPorts ports, IntentBoard board)
    {
        var self = Self;
        (_ports, _board, _changed, _recorded) = (ports, board, () => self.Tell(new TellAll()), board.Current);

        Receive<MembersChanged>(Handle);
        Receive<ExchangeProtocol.Received>(Handle);
        Receive<TellAll>(Handle);
        Receive<Taken>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
        _board.Changed += _changed;
        Greet(_ports.Members());
        Timers.StartPeriodicTimer(AgainTimer, new TellAll(), Again);
    }

    protected override void PostStop()
    {
        _board.Changed -= _changed;
        Context.System.EventStream.Unsubscribe(Self);
    }

    private void Handle(MembersChanged changed) => Greet(changed.Table);

    /// <summary>
    /// The disk may be slow, and merging is the same in any order, so nobody waits for it here. While one waits for it, nobody else is sent there: what
    /// comes meanwhile goes together, afterwards.
    /// </summary>
    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is not IntentExchange exchange)
        {
            return;
        }

        var known = _board.Current;
        var heard = IntentSet.Empty.With(exchange.Intents.Where(IntentText.CanHold));
        _heard = _heard.With(heard.All);
        Take();

        if (heard.Lacks(known))
        {
            Tell(received.Node, known);
        }
    }

    private void Handle(TellAll tell)
    {
        var known = _board.Current;
        foreach (var news in known.All.Where(intent => !ReferenceEquals(_recorded.With(intent), _recorded)))
        {
            Context.System.EventStream.Publish(new TimelineFact.Commanded(news.Kind, news.Node, news.Router));
        }

        _recorded = known;
        foreach (var node in _reached)
        {
            Tell(node, known);
        }
    }

    private void Handle(Taken taken)
    {
        _isTaking = false;
        _heard = taken.IsDone ? _heard : IntentSet.Empty;
        Take();
    }

    private void Take()
    {
        if (!_isTaking && _board.Current.Lacks(_heard))
        {
            var heard = _heard;
            _isTaking = true;
            _ = Task.Run(() => _board.Take(heard.All)).PipeTo(Self, success: _ => new Taken(IsDone: true), failure: _ => new Taken(IsDone: false));
        }
    }

    private void Greet(MemberTable table)
    {
        var reached = table.Members.Where(member => member is { IsSelf: false, Standing: MemberStanding.Reachable }).Select(member => member.Node).ToHashSet(StringComparer.Ordinal);
        foreach (var node in reached.Except(_reached))
        {
            Tell(node, _board.Current);
        }

        _reached = reached;
    }

    private void Tell(string node, IntentSet known) => _ports.Exchange.Tell(new ExchangeProtocol.Send(node, new IntentExchange(known.All)));

    private sealed record TellAll;

    private sealed record Taken(bool IsDone);
}
