using Tandem.Network.Beat;
using Tandem.Vrrp.Wire;

namespace Tandem.Api.Metrics.Catalog;

/// <summary>Of this node's segments.</summary>
internal static class SegmentMetrics
{
    private static readonly LabelSet[] Reasons = LabelSet.For<DiscardReason>("reason");

    public static readonly Metric[] All =
    [
        Of("advertisements_accepted_total", MetricKind.Counter, "Advertisements that passed every check.", wire => wire.Accepted),
        Of("checksum_errors_total", MetricKind.Counter, "Bad VRRP checksum (RFC 8347 checksum-errors, vrrpv3RouterChecksumErrors).", wire => wire.Discards[DiscardReason.Checksum]),
        Of("version_errors_total", MetricKind.Counter, "Not the version that is spoken (RFC 8347 version-errors, vrrpv3RouterVersionErrors).", wire => wire.Discards[DiscardReason.Version]),
        Of("vrid_errors_total", MetricKind.Counter, "For no virtual router of this node (RFC 8347 vrid-errors, vrrpv3RouterVrIdErrors).", wire => wire.Discards[DiscardReason.UnknownVrid]),
        Of("ip_ttl_errors_total", MetricKind.Counter, "TTL or hop limit not 255, whomever for (reason of RFC 8347 vrrp-protocol-error-event).", wire => wire.Discards[DiscardReason.TtlNot255]),
        Of("last_protocol_error", MetricKind.Gauge, "The latest protocol error: 0 none, 1 TTL, 2 version, 3 checksum, 4 VRID (vrrpv3StatisticsProtoErrReason).", wire => wire.LastProtocolError switch
        {
            DiscardReason.TtlNot255 => 1,
            DiscardReason.Version => 2,
            DiscardReason.Checksum => 3,
            DiscardReason.UnknownVrid => 4,
            _ => 0,
        }),
        new("tandem_segment_frames_discarded_total", MetricKind.Counter, "", ["segment", "reason"], "Frames that went no further, by the check that failed; the words are those of the log.", (reading, sink) =>
        {
            foreach (var segment in reading.Segments)
            {
                for (var reason = DiscardReason.NotAnAdvertisement; (int)reason < Reasons.Length; reason++)
                {
                    sink.Put(segment.Labels, segment.Wire.Discards[reason], Reasons[(int)reason]);
                }
            }
        }),
        Of("gate_up", MetricKind.Gauge, "1 while the gate stands in the kernel, 0 while it is missing. Not shown without a gate, and while that cannot be seen.", wire => wire.GateStands is { } stands ? (stands ? 1 : 0) : null),
        Of("gate_rebuilds_total", MetricKind.Counter, "How often the gate was made anew, as after a firewall's reload.", wire => wire.GateRebuilds),
    ];

    private static Metric Of(string name, MetricKind kind, string help, Func<SegmentTally, double?> value) => new($"tandem_segment_{name}", kind, "", ["segment"], help, (reading, sink) =>
    {
        foreach (var segment in reading.Segments)
        {
            if (value(segment.Wire) is { } known)
            {
                sink.Put(segment.Labels, known);
            }
        }
    });
}
