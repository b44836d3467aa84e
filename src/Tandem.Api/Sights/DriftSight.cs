using System.Collections.Immutable;
using Tandem.Coordination.Drift;

namespace Tandem.Api.Sights;

/// <summary>How the nodes' configurations differ.</summary>
/// <param name="Compared">Whose were compared.</param>
/// <param name="Differences">What differs.</param>
public sealed record DriftSight(ImmutableArray<string> Compared, ImmutableArray<Difference> Differences)
{
    /// <summary>Nothing was compared.</summary>
    public static readonly DriftSight Nothing = new([], []);
}
