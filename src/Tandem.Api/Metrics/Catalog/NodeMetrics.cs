using Tandem.Api.Contracts;

namespace Tandem.Api.Metrics.Catalog;

/// <summary>Of this node.</summary>
internal static class NodeMetrics
{
    public static readonly Metric[] All =
    [
        new("tandem_build_info", MetricKind.Gauge, "", ["version"], "1. The version of this program.", (reading, sink) =>
            sink.Put(LabelSet.None, 1, new LabelSet(("version", reading.Sources.Version)))),
        new("tandem_node_info", MetricKind.Gauge, "", ["cluster", "node"], "1. Which node this is.", (reading, sink) =>
            sink.Put(LabelSet.None, 1, new LabelSet(("cluster", reading.Facts.Cluster), ("node", reading.Facts.Node)))),
        new("tandem_configuration_info", MetricKind.Gauge, "", ["digest"], "1. Digest of what must be configured alike on all nodes.", (reading, sink) =>
            sink.Put(LabelSet.None, 1, new LabelSet(("digest", Short(reading.Sources.ConfigurationDigest()))))),
        Metric.Of("process_start_time_seconds", MetricKind.Gauge, "s", "When this process began; all counters begin with it (RFC 8347 discontinuity-datetime).", reading => Seconds(reading.Sources.Started)),
        Metric.Of("process_cpu_seconds_total", MetricKind.Counter, "s", "Processor time of the worker process.", _ => Environment.CpuUsage.TotalTime.TotalSeconds),
        Metric.Of("process_resident_memory_bytes", MetricKind.Gauge, "By", "Resident memory of the worker process.", _ => Environment.WorkingSet),
        Metric.Of("tandem_node_answers", MetricKind.Gauge, "", "1 when the actors of this node's routers answered just now. While it is 0 how routers stand is not shown.", reading => reading.Answers ? 1 : 0),
        Metric.Of("tandem_node_drained", MetricKind.Gauge, "", "1 while an operator wants this node to hold no router.", reading => reading.Sight.Drained.Contains(reading.Facts.Node) ? 1 : 0),
        Metric.Of("tandem_virtual_routers", MetricKind.Gauge, "", "Virtual routers in which this node takes part (RFC 8347 virtual-routers).", reading => reading.Routers.Count),
        Metric.Of("tandem_segments", MetricKind.Gauge, "", "Segments on which it does (RFC 8347 interfaces).", reading => reading.Segments.Count),
        Metric.Of("tandem_deadline_lag_seconds", MetricKind.Gauge, "s", "By how much the link loop missed its latest deadline.", reading => reading.Lateness.Last.TotalSeconds),
        Metric.Of("tandem_lateness_seconds", MetricKind.Gauge, "s", "The worst of that in the last minute or two.", reading => reading.Lateness.Worst.TotalSeconds),
        Metric.Of("tandem_late_deadlines_total", MetricKind.Counter, "", "Deadlines missed by more than 10 ms.", reading => reading.Lateness.Late),
        new("tandem_check_state", MetricKind.Gauge, "", ["check"], "Of a health check: 0 not known yet, 1 down, 2 up.", (reading, sink) =>
        {
            foreach (var check in reading.Sight.Checks)
            {
                sink.Put(new LabelSet(("check", check.Name)), check.State == CheckStatus.Up ? 2 : check.State == CheckStatus.Down ? 1 : 0);
            }
        }),
        Metric.Of("tandem_timeline_dropped_total", MetricKind.Counter, "", "Facts that found no room in the timeline, or could not be written.", reading => reading.Sources.TimelineDropped()),
        Metric.Of("tandem_certificate_expiry_time_seconds", MetricKind.Gauge, "s", "When this node's certificate for the channel ends.", reading => reading.Sources.CertificateEnd() is { } end ? Seconds(end) : null),
    ];

    internal static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static string Short(string digest) => digest.Length > 16 ? digest[..16] : digest;
}
