using System.Collections.Immutable;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Hosting;

/// <summary>What the host needs of the process.</summary>
/// <param name="Transport">Asked before each life of the system; may throw <see cref="CoordinationRefusedException"/>.</param>
/// <param name="Tell">Hears what happens, on whatever thread.</param>
/// <param name="Time">The clock.</param>
public sealed record CoordinatorPorts(Func<CoordinationTransport> Transport, Action<CoordinatorEvent> Tell, TimeProvider Time)
{
    /// <summary>Loggers and levels.</summary>
    public Config Loggers { get; init; } = Config.Empty;

    /// <summary>Further set-ups of every life, as for logging.</summary>
    public ImmutableArray<Setup> Setups { get; init; } = [];

    /// <summary>The clock of this process, by which all that it tells and records has its place in the order of causes.</summary>
    public HybridClock Clock { get; init; } = new(Time);

    /// <summary>The root actor of this node's routers.</summary>
    public IActorRef Advice { get; init; } = ActorRefs.Nobody;

    /// <summary>What this node tells of itself besides.</summary>
    public NodeFigures Figures { get; init; } = NodeFigures.None;

    /// <summary>Where the roster hangs.</summary>
    public RosterBoard Roster { get; init; } = new();

    /// <summary>Actors beside the membership and the roster.</summary>
    public ImmutableArray<CoordinationPart> Parts { get; init; } = [];

    /// <summary>The waits of finding each other.</summary>
    public MembershipTimings Timings { get; init; } = MembershipTimings.Default;

    /// <summary>For tests: run on each new system before anybody talks in it.</summary>
    internal Action<ActorSystem>? Created { get; init; }
}
