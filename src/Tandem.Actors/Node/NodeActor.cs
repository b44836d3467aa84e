using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Links;
using Tandem.Actors.Logs;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;

namespace Tandem.Actors.Node;

/// <summary>Root of the tree: starts it, and takes it down in the order that leaves nothing behind.</summary>
internal sealed class NodeActor : ReceiveActor, IWithTimers
{
    private static readonly object DeadlineTimer = new();

    private readonly NodeTimings _timings;
    private readonly PlanBoard _board;
    private readonly NodePorts _ports;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IActorRef _nics;
    private readonly IActorRef _routers;
    private readonly IActorRef _advice;
    private readonly IActorRef _links;
    private readonly IActorRef _checks;
    private readonly List<IActorRef> _waiting = [];
    private StopProgress _progress;
    private bool _orderly = true;

    public static Props PropsFor(NodePlan plan, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new NodeActor(plan, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public NodeActor(NodePlan plan, NodePorts ports, NodeTimings timings)
    {
        (_timings, _ports, _board) = (timings, ports, new PlanBoard(plan));
        _nics = Context.Watch(Context.ActorOf(NicsActor.PropsFor(_board, ports, timings), "nics"));
        _advice = Context.ActorOf(AdviceActor.PropsFor(ports), "advice");
        ExpectChecks(plan.CheckedRouters);
        _checks = Context.ActorOf(ChecksActor.PropsFor(_board, _advice, ports), "checks");
        _routers = Context.Watch(Context.ActorOf(RoutersActor.PropsFor(_board, _nics, _advice, ports, timings), "routers"));
        var monitor = LinkMonitorActor.PropsFor(ports.Interfaces, _nics, () => _board.Current.LooksAtInterfaces ? _checks : ActorRefs.Nobody);
        _links = Context.Watch(Context.ActorOf(Supervised.PropsFor(monitor, "monitor", timings.LinkBackOff), "links"));

        Receive<NodeProtocol.Describe>(Handle);
        Receive<NodeProtocol.TellLateness>(Handle);
        Receive<NodeProtocol.Reconfigure>(Handle);
        Receive<NodeProtocol.AwaitRouters>(_routers.Forward);
        Receive<NodeProtocol.Stop>(Handle);
        Receive<RouterAdvice>(_advice.Forward);
        Receive<AdviceProtocol.Taken>(_advice.Forward);
        Receive<AdviceProtocol.Subscribe>(_advice.Forward);
        Receive<AdviceProtocol.Unsubscribe>(_advice.Forward);
        Receive<AdviceProtocol.Restate>(_routers.Forward);
        Receive<CheckProtocol.Subscribe>(_checks.Forward);
        Receive<CheckProtocol.PeersSaid>(_checks.Forward);
        Receive<LinkProtocol.Repeat>(_links.Forward);
        Receive<Terminated>(Handle);
        Receive<ReleaseDeadline>(Handle);
        Receive<CloseDeadline>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    /// <summary>Before routers start they are told that nothing is known of their health yet.</summary>
    private void ExpectChecks(IEnumerable<RouterPlan> fresh)
    {
        foreach (var router in fresh)
        {
            _advice.Tell(new AdviceProtocol.Weigh(router.Attachment.Key, 0, IsReady: false));
        }

        _ports.Checks.Expect(_board.Current.CheckedRouters.Select(router => router.Attachment.Key));
    }

    private void Handle(NodeProtocol.Describe describe) => _routers.Forward(describe);

    private void Handle(NodeProtocol.TellLateness ask) => Sender.Tell(_ports.Lateness());

    /// <summary>Interfaces first, and what is known of their health, so that new routers find both. A node that stops takes nothing new.</summary>
    private void Handle(NodeProtocol.Reconfigure reconfigure)
    {
        if (_progress != StopProgress.None)
        {
            return;
        }

        var before = _board.Current;
        var difference = PlanDifference.Between(before, reconfigure.Plan);
        _board.Show(reconfigure.Plan);
        ExpectChecks(difference.Added.Where(router => !router.Checks.IsEmpty));
        _nics.Tell(new NicProtocol.Begin(difference.Begun));
        _checks.Tell(new CheckProtocol.Replan());
        _routers.Tell(new RouterProtocol.Replan(difference));
        if (_board.Current.LooksAtInterfaces && !before.LooksAtInterfaces)
        {
            _links.Tell(new LinkProtocol.Repeat());
        }

        Sender.Tell(new NodeProtocol.Reconfigured());
    }

    private void Handle(NodeProtocol.Stop stop)
    {
        _waiting.Add(Sender);
        if (_progress == StopProgress.None)
        {
            _progress = StopProgress.Releasing;
            Context.Stop(_checks);
            _routers.Tell(new RouterProtocol.Release());
            Timers.StartSingleTimer(DeadlineTimer, new ReleaseDeadline(), _timings.ReleaseWithin);
        }
        else if (_progress == StopProgress.Stopped)
        {
            Answer();
        }
    }

    /// <summary>Routers end when they have released, NICs when they were told to close.</summary>
    private void Handle(Terminated terminated)
    {
        var ended = terminated.ActorRef;
        switch (_progress)
        {
            case StopProgress.None:
                throw new InvalidOperationException($"{ended.Path} ended by itself; the whole tree starts again");
            case StopProgress.Releasing when ended.Equals(_routers):
                Close();
                break;
            case StopProgress.Closing when ended.Equals(_nics):
                Answer();
                break;
        }
    }

    private void Handle(ReleaseDeadline deadline)
    {
        _log.Warning(LogTemplates.ReleaseLate, _timings.ReleaseWithin);
        _orderly = false;
        Close();
    }

    private void Handle(CloseDeadline deadline)
    {
        _log.Error(LogTemplates.CloseLate, _timings.CloseWithin);
        _orderly = false;
        Answer();
    }

    /// <summary>Interfaces close whatever became of the routers: that releases what one that never answered still holds.</summary>
    private void Close()
    {
        _progress = StopProgress.Closing;
        Context.Stop(_links);
        Context.Stop(_nics);
        Timers.StartSingleTimer(DeadlineTimer, new CloseDeadline(), _timings.CloseWithin);
    }

    private void Answer()
    {
        _progress = StopProgress.Stopped;
        Timers.Cancel(DeadlineTimer);
        Context.Stop(_routers);
        _waiting.ForEach(waiting => waiting.Tell(new NodeProtocol.Stopped(_orderly)));
        _waiting.Clear();
    }

    private sealed record ReleaseDeadline;

    private sealed record CloseDeadline;
}
