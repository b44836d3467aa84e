using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Links;
using Tandem.Actors.Logs;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;
using Tandem.Network.Checks;
using Tandem.Network.Ports;

namespace Tandem.Actors.Node;

/// <summary>Root of the tree: starts it, and takes it down in the order that leaves nothing behind.</summary>
internal sealed class NodeActor : ReceiveActor, IWithTimers
{
    private static readonly object DeadlineTimer = new();

    private readonly NodeTimings _timings;
    private readonly Func<SchedulingLateness> _lateness;
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
        (_timings, _lateness) = (timings, ports.Lateness);
        _nics = Context.Watch(Context.ActorOf(NicsActor.PropsFor(plan, ports, timings), "nics"));
        _advice = Context.ActorOf(AdviceActor.PropsFor(ports), "advice");
        _checks = StartChecks(plan, ports);
        _routers = Context.Watch(Context.ActorOf(RoutersActor.PropsFor(plan, _nics, _advice, ports, timings), "routers"));
        var monitor = LinkMonitorActor.PropsFor(ports.Interfaces, plan.Checks.Any(check => check.Target is CheckTarget.Interface) ? [_nics, _checks] : [_nics]);
        _links = Context.Watch(Context.ActorOf(Supervised.PropsFor(monitor, "monitor", timings.LinkBackOff), "links"));

        Receive<NodeProtocol.Describe>(Handle);
        Receive<NodeProtocol.TellLateness>(Handle);
        Receive<NodeProtocol.Stop>(Handle);
        Receive<RouterAdvice>(_advice.Forward);
        Receive<AdviceProtocol.Taken>(_advice.Forward);
        Receive<AdviceProtocol.Subscribe>(_advice.Forward);
        Receive<AdviceProtocol.Unsubscribe>(_advice.Forward);
        Receive<AdviceProtocol.Restate>(_routers.Forward);
        Receive<CheckProtocol.Subscribe>(_checks.Forward);
        Receive<CheckProtocol.PeersSaid>(_checks.Forward);
        Receive<Terminated>(Handle);
        Receive<ReleaseDeadline>(Handle);
        Receive<CloseDeadline>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    /// <summary>Before its first routers start they are told that nothing is known of their health yet.</summary>
    private IActorRef StartChecks(NodePlan plan, NodePorts ports)
    {
        foreach (var router in plan.CheckedRouters)
        {
            _advice.Tell(new AdviceProtocol.Weigh(router.Attachment.Key, 0, IsReady: false));
        }

        ports.Checks.Expect(plan.CheckedRouters.Select(router => router.Attachment.Key));
        return plan.Checks.IsEmpty ? ActorRefs.Nobody : Context.ActorOf(ChecksActor.PropsFor(plan, _advice, ports), "checks");
    }

    private void Handle(NodeProtocol.Describe describe) => _routers.Forward(describe);

    private void Handle(NodeProtocol.TellLateness ask) => Sender.Tell(_lateness());

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
