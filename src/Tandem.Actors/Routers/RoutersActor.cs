using Akka.Actor;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;

namespace Tandem.Actors.Routers;

/// <summary>Parent of the virtual routers. Told to release, it ends when the last of them has ended.</summary>
internal sealed class RoutersActor : ReceiveActor
{
    private int _left;

    public static Props PropsFor(NodePlan plan, IActorRef nics, NodePorts ports, NodeTimings timings) =>
        Props.Create(() => new RoutersActor(plan, nics, ports, timings)).WithDispatcher(OnTimeDispatcher.Id);

    public RoutersActor(NodePlan plan, IActorRef nics, NodePorts ports, NodeTimings timings)
    {
        foreach (var segment in plan.Segments)
        {
            foreach (var router in segment.Routers)
            {
                var child = VirtualRouterActor.PropsFor(router, segment.Options.Interface, nics, ports, timings);
                var name = Uri.EscapeDataString(router.Attachment.Key.ToString());
                Context.Watch(Context.ActorOf(Supervised.PropsFor(child, "router", timings.RouterBackOff, IsFinal), name));
                _left++;
            }
        }

        Receive<RouterProtocol.Release>(Handle);
        Receive<NodeProtocol.Describe>(Handle);
        Receive<Terminated>(Handle);
    }

    private static bool IsFinal(object message) => message is RouterProtocol.Release;

    private void Handle(RouterProtocol.Release release)
    {
        ForEachChild(release);
        EndIfEmpty();
    }

    private void Handle(NodeProtocol.Describe describe) => ForEachChild(describe);

    private void Handle(Terminated terminated)
    {
        _left--;
        EndIfEmpty();
    }

    private void EndIfEmpty()
    {
        if (_left == 0)
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
