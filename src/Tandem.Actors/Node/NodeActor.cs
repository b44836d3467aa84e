using Akka.Actor;
using Akka.Event;
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
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IActorRef _nics;
    private readonly IActorRef _routers;
    private readonly IActorRef _links;
    private readonly List<IActorRef> _waiting = [];
    private bool _orderly = true;

    public static Props PropsFor(NodePlan plan, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new NodeActor(plan, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public NodeActor(NodePlan plan, NodePorts ports, NodeTimings timings)
    {
        _timings = timings;
        _nics = Context.ActorOf(NicsActor.PropsFor(plan, ports, timings), "nics");
        _routers = Context.ActorOf(RoutersActor.PropsFor(plan, _nics, ports, timings), "routers");
        _links = Context.ActorOf(Supervised.PropsFor(LinkMonitorActor.PropsFor(ports.Interfaces, _nics), "monitor", timings.LinkBackOff), "links");

        Receive<NodeProtocol.Describe>(Handle);
        Receive<NodeProtocol.Stop>(Handle);
        Receive<Terminated>(Handle);
        Receive<ReleaseDeadline>(Handle);
        Receive<CloseDeadline>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private void Handle(NodeProtocol.Describe describe) => _routers.Forward(describe);

    private void Handle(NodeProtocol.Stop stop)
    {
        _waiting.Add(Sender);
        if (_waiting.Count == 1)
        {
            Context.Watch(_routers);
            Context.Watch(_nics);
            _routers.Tell(new RouterProtocol.Release());
            Timers.StartSingleTimer(DeadlineTimer, new ReleaseDeadline(), _timings.ReleaseWithin);
        }
    }

    private void Handle(Terminated terminated)
    {
        if (terminated.ActorRef.Equals(_routers))
        {
            Close();
        }
        else if (terminated.ActorRef.Equals(_nics))
        {
            Answer();
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

    /// <summary>Interfaces first: closing them releases whatever a router that never answered still holds.</summary>
    private void Close()
    {
        Context.Stop(_links);
        Context.Stop(_nics);
        Timers.StartSingleTimer(DeadlineTimer, new CloseDeadline(), _timings.CloseWithin);
    }

    private void Answer()
    {
        Timers.Cancel(DeadlineTimer);
        Context.Unwatch(_routers);
        Context.Unwatch(_nics);
        Context.Stop(_routers);
        foreach (var waiting in _waiting)
        {
            waiting.Tell(new NodeProtocol.Stopped(_orderly));
        }
    }

    private sealed record ReleaseDeadline;

    private sealed record CloseDeadline;
}
