using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Changes;

/// <summary>Carries the messages of changes between the desk and the members.</summary>
internal sealed class ChangeActor : ReceiveActor, IWithTimers
{
    private static readonly object AgainTimer = new();
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private readonly PartPorts _ports;
    private readonly ChangeDesk _desk;
    private HashSet<string> _reached = [];
    private object? _way;

    public static Props PropsFor(PartPorts ports, ChangeDesk desk) => Props.Create(() => new ChangeActor(ports, desk));

    public ChangeActor(PartPorts ports, ChangeDesk desk)
    {
        (_ports, _desk) = (ports, desk);

        Receive<ExchangeProtocol.Received>(Handle);
        Receive<MembersChanged>(Handle);
        Receive<GreetDue>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        var (exchange, members) = (_ports.Exchange, _ports.Members);
        _way = _desk.Way.Open(
            (node, message) => exchange.Tell(new ExchangeProtocol.Send(node, message), ActorRefs.NoSender),
            () => (NodesOf(members(), isReached: true), NodesOf(members(), isReached: false)));
        Context.System.EventStream.Subscribe(Self, typeof(ExchangeProtocol.Received));
        Context.System.EventStream.Subscribe(Self, typeof(MembersChanged));
        Timers.StartPeriodicTimer(AgainTimer, new GreetDue(), Again);
        Greet(_ports.Members());
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        if (_way is not null)
        {
            _desk.Way.Close(_way);
        }
    }

    private void Handle(ExchangeProtocol.Received received)
    {
        if (received.Body is ChangePrepare or ChangeTry or ChangeDrop or ChangeConfirm or ChangeAnswer or ChangeKnown or ChangeWanted)
        {
            _desk.Hear(received.Node, received.Body, received.Age);
        }
    }

    private void Handle(MembersChanged changed) => Greet(changed.Table);

    private void Handle(GreetDue due) => _desk.Greet(_reached);

    private void Greet(MemberTable table)
    {
        HashSet<string> reached = [.. NodesOf(table, isReached: true)];
        var joined = reached.Except(_reached).ToList();
        _reached = reached;
        if (joined.Count > 0)
        {
            _desk.Greet(joined);
        }
    }

    private static IReadOnlyList<string> NodesOf(MemberTable table, bool isReached) =>
        [.. table.Members.Where(member => !member.IsSelf && member.Standing == MemberStanding.Reachable == isReached).Select(member => member.Node)];

    private sealed record GreetDue;
}
