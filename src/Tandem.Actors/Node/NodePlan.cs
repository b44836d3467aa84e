using System.Collections.Immutable;
using Tandem.Network.Checks;

namespace Tandem.Actors.Node;

/// <summary>Everything the configuration asks of this node.</summary>
/// <param name="Segments">One NIC each.</param>
public sealed record NodePlan(ImmutableArray<SegmentPlan> Segments)
{
    /// <summary>The health checks that its routers use.</summary>
    public ImmutableArray<CheckPlan> Checks { get; init; } = [];

    /// <summary>Whether some look at interfaces.</summary>
    internal bool LooksAtInterfaces => Checks.Any(static check => check.Target is CheckTarget.Interface);

    /// <summary>The routers that use some.</summary>
    internal IEnumerable<RouterPlan> CheckedRouters => Segments.SelectMany(segment => segment.Routers).Where(router => !router.Checks.IsEmpty);
}
