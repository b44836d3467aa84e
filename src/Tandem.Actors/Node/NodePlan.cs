using System.Collections.Immutable;

namespace Tandem.Actors.Node;

/// <summary>Everything the configuration asks of this node.</summary>
/// <param name="Segments">One NIC each.</param>
public sealed record NodePlan(ImmutableArray<SegmentPlan> Segments);
