using System.Collections.Immutable;
using Tandem.Network.Ports;

namespace Tandem.Actors.Node;

/// <summary>One segment this node is connected to, and the virtual routers it takes part in there.</summary>
/// <param name="Options">The interface.</param>
/// <param name="Routers">Their keys name this segment.</param>
public sealed record SegmentPlan(SegmentPortOptions Options, ImmutableArray<RouterPlan> Routers);
