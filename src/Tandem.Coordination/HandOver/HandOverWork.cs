using System.Collections.Immutable;
using Tandem.Actors.Checks;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.HandOver;

/// <summary>What hand-overs work with and outlives the cluster's system.</summary>
/// <param name="File">The file.</param>
/// <param name="Intents">What operators want.</param>
/// <param name="Readiness">Whether this node could serve.</param>
/// <param name="Desk">Where others reach the hand-overs.</param>
public sealed record HandOverWork(SharedPlanBoard File, IntentBoard Intents, IReadiness Readiness, HandOverDesk Desk)
{
    /// <summary>What the file says now.</summary>
    public SharedPlan Plan => File.Current;

    /// <summary>Whether there is a candidate for each router that this node holds; false when it is not known what it holds.</summary>
    public bool CouldGiveAll(string self, Roster roster) => roster.Find(self) is { } own && own.Routers.Values
        .Where(router => router.Role == RouterRole.Master)
        .All(router => HandOverChoice.Candidates(router.Router, self, roster, Intents.Current).Any());

    /// <summary>The actors of each life of the cluster's system.</summary>
    public ImmutableArray<CoordinationPart> Parts =>
    [
        new("intents", ports => IntentActor.PropsFor(ports, Intents)),
        new("hand-over", ports => HandOverActor.PropsFor(ports, this)),
    ];
}
