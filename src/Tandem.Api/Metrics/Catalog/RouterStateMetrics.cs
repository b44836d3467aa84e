using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Metrics.Catalog;

/// <summary>How this node's routers stand now.</summary>
internal static class RouterStateMetrics
{
    private static readonly LabelSet[] Reasons = LabelSet.For<TransitionReason>("reason");

    public static readonly Metric[] All =
    [
        Of("role", "", "1 Initialize, 2 Backup, 3 Master (RFC 8347 state, vrrpv3OperationsStatus).", router => (int)router.Standing.Role + 1),
        Of("priority", "", "Effective priority: what it advertises or would advertise.", router => router.Standing.Effective.Priority.Value),
        Of("configured_priority", "", "Priority as configured; 255 for the owner (RFC 8347 is-owner).", router => router.Standing.Configured.Priority.Value),
        Of("addresses", "", "Addresses that move (vrrpv3OperationsAddrCount).", router => router.Standing.Effective.Addresses.Count),
        Of("role_since_time_seconds", "s", "Since when it has its role.", router => NodeMetrics.Seconds(router.Standing.SinceWallClock)),
        Of("up_since_time_seconds", "s", "When it left Initialize; not shown while it is there (RFC 8347 up-datetime, vrrpv3OperationsUpTime).", router => router.Counts.UpSince is { } since ? NodeMetrics.Seconds(since) : null),
        new("tandem_router_last_transition_info", MetricKind.Gauge, "", [.. RouterReading.LabelNames, "reason"], "1. Why it took its role (RFC 8347 last-event); the words are those of the log.", (reading, sink) =>
        {
            foreach (var router in reading.Current)
            {
                if (router.Standing.Reason is { } reason)
                {
                    sink.Put(router.Labels, 1, Reasons[(int)reason]);
                }
            }
        }),
        Of("new_master_reason", "", "Why it became Master the last time: 0 it never did, 1 priority, 2 preempted, 3 no response (RFC 8347 new-master-reason, vrrpv3StatisticsNewMasterReason).", router => router.Counts.LastMastership switch
        {
            null => 0,
            TransitionReason.MasterDown => 3,
            TransitionReason.Preempted => 2,
            _ => 1,
        }),
        Of("gate_open", "", "1 while this node answers for its addresses.", router => router.Wire.IsOpen ? 1 : 0),
        new("tandem_router_attested", MetricKind.Gauge, "", RouterReading.LabelNames, "1 while members stand for advertisements, 0 while it is plain VRRP although the file wants it. Not shown where it does not.", (reading, sink) =>
        {
            foreach (var router in reading.Current)
            {
                if (reading.Sources.Attested().Contains(router.Standing.Key))
                {
                    sink.Put(router.Labels, router.Standing.IsAttested ? 1 : 0);
                }
            }
        }),
        Of("advertisement_interval_seconds", "s", "Its own advertisement interval.", router => router.Standing.Effective.AdvertisementInterval.TimeSpan.TotalSeconds),
        Of("master_down_interval_seconds", "s", "Master_Down_Interval, a value and not the time that is left (RFC 8347 master-down-interval, there in centiseconds).", router =>
            VrrpTimers.MasterDownInterval(router.Standing.Effective.Version, router.Standing.Effective.Priority, Interval(router)).TotalSeconds),
        Of("skew_time_seconds", "s", "Skew_Time (RFC 8347 skew-time, there in microseconds).", router =>
            VrrpTimers.SkewTime(router.Standing.Effective.Version, router.Standing.Effective.Priority, Interval(router)).TotalSeconds),
    ];

    private static Metric Of(string name, string unit, string help, Func<RouterReading, double?> value) => Metric.OfRouters(name, MetricKind.Gauge, unit, help, value);

    private static AdvertisementInterval Interval(RouterReading router) => router.Wire.MasterInterval ?? router.Standing.Effective.AdvertisementInterval;
}
