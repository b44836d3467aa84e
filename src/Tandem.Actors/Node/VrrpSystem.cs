using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Tandem.Actors.Checks;
using Tandem.Actors.Dispatch;

namespace Tandem.Actors.Node;

/// <summary>The actor system of NICs and routers. It is made once and never restarted.</summary>
public static class VrrpSystem
{
    /// <summary>The system's name.</summary>
    public const string Name = "vrrp";

    /// <summary>What it cannot do without. The signal belongs to the process, so no hook of Akka's may act on it.</summary>
    public static readonly Config Configuration = ConfigurationFactory.ParseString("""
        akka.actor.provider = local
        akka.coordinated-shutdown.exit-clr = off
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        akka.scheduler.implementation = "Tandem.Actors.Dispatch.TicklessScheduler, Tandem.Actors"
        akka.log-dead-letters = off
        akka.log-dead-letters-during-shutdown = off
        """).WithFallback(OnTimeDispatcher.Configuration).WithFallback(CheckDispatcher.Configuration);

    /// <summary>Makes the system.</summary>
    /// <param name="hooks">Run on the thread of the actors that must be on time.</param>
    /// <param name="overrides">Loggers and levels.</param>
    /// <param name="setups">Further set-ups, as for logging.</param>
    public static ActorSystem Create(OnTimeHooks hooks, Config overrides, params Setup[] setups)
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(overrides.WithFallback(Configuration));
        var thread = new OnTimeThreadSetup(hooks);
        var system = ActorSystem.Create(Name, ActorSystemSetup.Create([bootstrap, thread, .. setups]));
        _ = system.WhenTerminated.ContinueWith(_ => thread.End(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return system;
    }

    /// <summary>Starts the tree as <c>/user/node</c>; it understands <see cref="NodeProtocol"/>.</summary>
    public static IActorRef StartNode(ActorSystem system, NodePlan plan, NodePorts ports, NodeTimings timings) =>
        system.ActorOf(NodeActor.PropsFor(plan, ports, timings), "node");
}
