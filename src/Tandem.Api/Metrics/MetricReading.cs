using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Network.Ports;

namespace Tandem.Api.Metrics;

/// <summary>Everything that is measured, at one moment.</summary>
/// <param name="Facts">The configuration.</param>
/// <param name="Sources">Where the rest is found.</param>
/// <param name="Sight">The cluster as this node sees it.</param>
/// <param name="Lateness">Of the link loop.</param>
/// <param name="Answers">Whether the actors of this node's routers answered just now.</param>
/// <param name="Routers">This node's.</param>
/// <param name="Segments">This node's.</param>
internal sealed record MetricReading(
    ClusterFacts Facts,
    MetricSources Sources,
    ClusterSight Sight,
    SchedulingLateness Lateness,
    bool Answers,
    IReadOnlyList<RouterReading> Routers,
    IReadOnlyList<SegmentReading> Segments)
{
    /// <summary>Those of which it is known how they stand now.</summary>
    public IReadOnlyList<RouterReading> Current => Answers ? Routers : [];

    /// <summary>The other nodes.</summary>
    public IEnumerable<NodeSight> Peers => Sight.Nodes.Where(node => node.Node != Facts.Node);
}
