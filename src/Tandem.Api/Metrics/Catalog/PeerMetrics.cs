using Tandem.Api.Contracts;

namespace Tandem.Api.Metrics.Catalog;

/// <summary>Of the other nodes, as this one sees them.</summary>
internal static class PeerMetrics
{
    public static readonly Metric[] All =
    [
        Metric.Of("tandem_channel_up", MetricKind.Gauge, "", "1 while this node takes part in the channel between the nodes. Not shown without a channel.", reading =>
            reading.Sight.Channel.State == ChannelStatus.Off ? null : reading.Sight.Channel.State == ChannelStatus.Running ? 1 : 0),
        new("tandem_peer_reachable", MetricKind.Gauge, "", ["peer"], "1 while a node is reached over the channel and says what it holds.", (reading, sink) =>
        {
            foreach (var peer in reading.Peers)
            {
                sink.Put(new LabelSet(("peer", peer.Node)), peer.State == NodeStatus.Reachable ? 1 : 0);
            }
        }),
        new("tandem_peer_heard", MetricKind.Gauge, "", ["segment", "family", "peer"], "1 while this node hears another one on a segment, 0 while it does not.", (reading, sink) =>
        {
            foreach (var cell in reading.Sight.Hearing.Cells)
            {
                if (cell.Listener == reading.Facts.Node && cell.Hears is { } hears)
                {
                    sink.Put(new LabelSet(("segment", cell.Segment), ("family", RouterReading.Word(cell.Family)), ("peer", cell.Speaker)), hears ? 1 : 0);
                }
            }
        }),
        Metric.Of("tandem_hearing_faults", MetricKind.Gauge, "", "One-way faults, deaf and mute nodes that are known now.", reading => reading.Sight.Hearing.Findings.Length),
        Metric.Of("tandem_configuration_differences", MetricKind.Gauge, "", "Values that are not configured alike on the nodes that are known.", reading => reading.Sight.Drift.Differences.Length),
    ];
}
