namespace Tandem.Api.Metrics.Catalog;

/// <summary>Every metric there is, in the order in which they are shown. What each counter of RFC 8347 and RFC 6527 is here: docs/metrics.md.</summary>
internal static class MetricCatalog
{
    public static readonly IReadOnlyList<Metric> All = [.. NodeMetrics.All, .. PeerMetrics.All, .. SegmentMetrics.All, .. RouterStateMetrics.All, .. RouterCounterMetrics.All];
}
