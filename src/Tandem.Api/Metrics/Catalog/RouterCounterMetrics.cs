using Tandem.Network.Beat;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Wire;

namespace Tandem.Api.Metrics.Catalog;

/// <summary>What is counted of this node's routers.</summary>
internal static class RouterCounterMetrics
{
    public static readonly Metric[] All =
    [
        Of("master_transitions_total", "How often it became Master; each is a vrrp-new-master-event (RFC 8347 master-transitions, vrrpv3StatisticsMasterTransitions, vrrpv3NewMaster).", router => router.Counts.MasterTransitions),
        Of("backup_transitions_total", "How often it yielded to another Master.", router => router.Counts.BackupTransitions),
        WithReason<TransitionReason>("transitions_total", "Changes of its role by reason; a reason is shown from its first time on.", router => router.Counts.Of),
        Wire("advertisements_received_total", "Advertisements accepted (RFC 8347 advertisement-rcvd, vrrpv3StatisticsRcvdAdvertisements).", wire => wire.Received),
        Wire("advertisements_sent_total", "Advertisements sent (RFC 8347 advertisement-sent).", wire => wire.Sent),
        Wire("priority_zero_received_total", "Accepted ones with priority 0 (RFC 8347 priority-zero-pkts-rcvd, vrrpv3StatisticsRcvdPriZeroPackets).", wire => wire.ReleasesHeard),
        Wire("priority_zero_sent_total", "Sent with priority 0 by this process (RFC 8347 priority-zero-pkts-sent, vrrpv3StatisticsSentPriZeroPackets).", wire => wire.ReleasesSent),
        Wire("immediate_advertisements_total", "Sent at once as Master, not by Adver_Timer.", wire => wire.SentAtOnce),
        Wire("announcements_total", "Gratuitous ARP or unsolicited neighbour advertisements sent.", wire => wire.Announcements),
        Wire("address_claims_total", "A stranger's claims to an address that was held (RFC 5227).", wire => wire.Claims),
        Wire("interval_errors_total", "The sender has another interval (RFC 8347 interval-errors, vrrpv3StatisticsAdvIntervalErrors).", wire => wire.Odd(AdvertisementRemarks.IntervalDiffers) + wire.Discarded(DiscardReason.IntervalMismatch)),
        Wire("address_list_errors_total", "The sender has other addresses (RFC 8347 address-list-errors, vrrpv3StatisticsAddressListErrors).", wire => wire.Odd(AdvertisementRemarks.AddressListDiffers) + wire.Discarded(DiscardReason.AddressListMismatch)),
        Wire("ip_ttl_errors_total", "TTL or hop limit not 255 (RFC 8347 ip-ttl-errors, vrrpv3StatisticsIpTtlErrors).", wire => wire.Discarded(DiscardReason.TtlNot255)),
        Wire("invalid_type_total", "Not of type 1 (RFC 8347 invalid-type-pkts-rcvd, vrrpv3StatisticsRcvdInvalidTypePackets).", wire => wire.Discarded(DiscardReason.InvalidType)),
        Wire("packet_length_errors_total", "Too short (RFC 8347 packet-length-errors, vrrpv3StatisticsPacketLengthErrors).", wire => wire.Discarded(DiscardReason.PacketLength)),
        Wire("auth_type_errors_total", "VRRPv2 with an authentication type that RFC 3768 does not know (RFC 2787 vrrpStatsInvalidAuthType).", wire => wire.Discarded(DiscardReason.AuthenticationType)),
        Wire("owner_conflicts_total", "Another router advertises what this one owns.", wire => wire.Odd(AdvertisementRemarks.OwnerConflict) + wire.Discarded(DiscardReason.OwnerConflict)),
        Wire("other_checksum_form_total", "Accepted with the checksum form that this router does not send.", wire => wire.Odd(AdvertisementRemarks.OtherChecksumForm)),
        Wire("unattested_total", "Dropped because no member stands for them.", wire => wire.Discarded(DiscardReason.Unattested)),
        Of("honoured_in_silence_total", "Advertisements that counted although no member answered for them: plain VRRP.", router => router.Counts.HonouredInSilence),
        WithReason<DiscardReason>("discarded_total", "Packets for it that went no further, by the check that failed; a reason is shown from its first time on.", router => router.Wire.Discarded),
    ];

    private static Metric Of(string name, string help, Func<RouterReading, double?> value) => Metric.OfRouters(name, MetricKind.Counter, "", help, value);

    private static Metric Wire(string name, string help, Func<AdvertisementTally, double?> value) => Of(name, help, router => value(router.Wire));

    /// <summary>A thousand routers with every reason there is would be forty thousand zeros.</summary>
    private static Metric WithReason<T>(string name, string help, Func<RouterReading, Func<T, long>> counts)
        where T : struct, Enum
    {
        (T Reason, LabelSet Label)[] reasons = [.. Enum.GetValues<T>().Zip(LabelSet.For<T>("reason"))];
        return new($"tandem_router_{name}", MetricKind.Counter, "", [.. RouterReading.LabelNames, "reason"], help, (reading, sink) =>
        {
            foreach (var router in reading.Routers)
            {
                var count = counts(router);
                foreach (var (reason, label) in reasons)
                {
                    if (count(reason) is > 0 and var times)
                    {
                        sink.Put(router.Labels, times, label);
                    }
                }
            }
        });
    }
}
