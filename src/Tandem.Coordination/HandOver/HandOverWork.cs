using System.Collections.Immutable;
using Tandem.Actors.Checks;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Intents;

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

    /// <summary>The actors of each life of the cluster's system.</summary>
    public ImmutableArray<CoordinationPart> Parts =>
    [
        new("intents", ports => IntentActor.PropsFor(ports, Intents)),
        new("hand-over", ports => HandOverActor.PropsFor(ports, this)),
    ];
}
