namespace Tandem.Api.Metrics;

/// <summary>One metric. What it is called, and what a name means, never changes; something else gets another name.</summary>
/// <param name="Name">As Prometheus has it.</param>
/// <param name="Kind">Counter or gauge.</param>
/// <param name="Unit">As OpenTelemetry writes it, or empty for a number.</param>
/// <param name="Labels">The names of its labels.</param>
/// <param name="Help">What it counts or shows, with the leaf of RFC 8347 or the object of RFC 6527 that it is.</param>
/// <param name="Read">Brings the values of a reading.</param>
internal sealed record Metric(string Name, MetricKind Kind, string Unit, string[] Labels, string Help, Action<MetricReading, ISampleSink> Read)
{
    /// <summary>A value that stands by itself; null: it is not known, and nothing is shown.</summary>
    public static Metric Of(string name, MetricKind kind, string unit, string help, Func<MetricReading, double?> value) =>
        new(name, kind, unit, [], help, (reading, sink) => Put(sink, LabelSet.None, value(reading)));

    /// <summary>One value for each router.</summary>
    /// <param name="name">Without the common beginning.</param>
    /// <param name="kind">A counter is shown always; a gauge only while the actors answer, as it may be old otherwise.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="help">What it is.</param>
    /// <param name="value">Null: there is none.</param>
    public static Metric OfRouters(string name, MetricKind kind, string unit, string help, Func<RouterReading, double?> value) =>
        new($"tandem_router_{name}", kind, unit, RouterReading.LabelNames, help, (reading, sink) =>
        {
            foreach (var router in kind == MetricKind.Gauge ? reading.Current : reading.Routers)
            {
                Put(sink, router.Labels, value(router));
            }
        });

    private static void Put(ISampleSink sink, LabelSet labels, double? value)
    {
        if (value is { } known)
        {
            sink.Put(labels, known);
        }
    }
}
