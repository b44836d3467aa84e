using Tandem.Coordination.Hosting;

namespace Tandem.Coordination.Drift;

/// <summary>The comparison of configurations, as a part of the cluster's system.</summary>
public static class DriftPart
{
    /// <param name="board">Where differences stand.</param>
    /// <param name="renewal">Asked when this node has something else.</param>
    public static CoordinationPart Of(DriftBoard board, PartRenewal? renewal = null) =>
        new("drift", ports => DriftActor.PropsFor(ports, board)) { Renewal = renewal };
}
