using System.Collections.Immutable;
using Akka.Actor;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Rosters;

namespace Tandem.Node;

/// <summary>This node as the cluster's share of it sees it.</summary>
/// <param name="Root">The root actor of its routers: takes advice, tells reports.</param>
/// <param name="Boot">This life of the process, in which masterships are counted.</param>
/// <param name="Figures">What it tells of itself besides.</param>
internal sealed record LocalNode(IActorRef Root, Guid Boot, NodeFigures Figures)
{
    /// <summary>Where the roster hangs.</summary>
    public RosterBoard Roster { get; init; } = new();

    /// <summary>Actors in each life of the cluster's system.</summary>
    public ImmutableArray<CoordinationPart> Parts { get; init; } = [];
}
