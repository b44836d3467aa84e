namespace Tandem.Api.Metrics;

/// <summary>How a metric's values follow each other.</summary>
internal enum MetricKind
{
    /// <summary>It only grows while this process lives.</summary>
    Counter,

    /// <summary>It is as it is now.</summary>
    Gauge,
}
