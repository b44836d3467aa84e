using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;

namespace Tandem.Actors.Routers;

/// <summary>Parent of the virtual routers. Told to release, it ends when the last of them has ended.</summary>
internal sealed class RoutersActor : ReceiveActor
{
    private readonly Dictionary<IActorRef, (RouterPlan Plan, string Interface)> _supervisors = [];
    private readonly IActorRef _nics;
    private readonly IActorRef _advice;
    private readonly NodePorts _ports;
    private readonly NodeTimings _timings;
    private bool _isReleasing;

    public static Props PropsFor(NodePlan plan, IActorRef nics, IActorRef advice, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new RoutersActor(plan, nics, advice, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public RoutersActor(NodePlan plan, IActorRef nics, IActorRef advice, NodePorts ports, NodeTimings timings)
    {
        (_nics, _advice, _ports, _timings) = (nics, advice, ports, timings);
        foreach (var segment in plan.Segments)
        {
            foreach (var router in segment.Routers)
            {
                Start(router, segment.Options.Interface);
            }
        }

        Receive<RouterProtocol.Release>(Handle);
        Receive<NodeProtocol.Describe>(Handle);
        Receive<AdviceProtocol.Restate>(Handle);
        Receive<Terminated>(Handle);
    }

    protected override SupervisorStrategy SupervisorStrategy() => Supervised.AlwaysRestart;

    private void Start(RouterPlan router, string interfaceName)
    {
        var child = VirtualRouterActor.PropsFor(router, interfaceName, _nics, _advice, _ports, _timings);
        var supervisor = Supervised.PropsFor(child, "router", _timings.RouterBackOff, IsFinal);
        var name = Uri.EscapeDataString(router.Attachment.Key.ToString());
        _supervisors.Add(Context.Watch(Context.ActorOf(supervisor, name)), (router, interfaceName));
    }

    private static bool IsFinal(object message) => message is RouterProtocol.Release;

    private void Handle(RouterProtocol.Release release)
    {
        _isReleasing = true;
        ForEachChild(release);
        EndIfEmpty();
    }

    private void Handle(NodeProtocol.Describe describe) => ForEachChild(describe);

    private void Handle(AdviceProtocol.Restate restate) => ForEachChild(restate);

    /// <summary>A supervisor ends when its router has released, and never otherwise; if it does, its router needs another.</summary>
    private void Handle(Terminated terminated)
    {
        _supervisors.Remove(terminated.ActorRef, out var ended);
        if (_isReleasing)
        {
            EndIfEmpty();
        }
        else
        {
            Start(ended.Plan, ended.Interface);
        }
    }

    private void EndIfEmpty()
    {
        if (_supervisors.Count == 0)
        {
            Context.Stop(Self);
        }
    }

    private static void ForEachChild(object message)
    {
        foreach (var child in Context.GetChildren())
        {
            child.Tell(message);
        }
    }
}
