using Tandem.Configuration.Model;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads one entry of virtual-routers.</summary>
internal static class VirtualRouterReader
{
    public static VirtualRouterOptions? Read(
        string name, ConfigSection router, AnnouncementOptions announcements, Authenticity authenticity, IReadOnlyCollection<string> nodes, IReadOnlyCollection<string> segments, IReadOnlyCollection<string> checks)
    {
        var segment = ReadSegment(router, segments);
        var hasVrid = router.TryRead("vrid", ValueRules.Vrid, out var vrid);
        var addresses = AddressListReader.Read(router);
        var participants = ParticipantReader.Read(router, nodes);
        var version = ReadVersion(router, addresses);
        var interval = router.Read("advertisement-interval", ValueRules.Interval(version), AdvertisementInterval.Default);
        var preempt = router.Read("preempt", ValueRules.Flag, true);
        var virtualMac = router.Read("virtual-mac", ValueRules.Flag, true);
        var accept = router.Read("accept", ValueRules.Flag, true);
        var checksum = ReadChecksum(router, version, addresses);
        var ownAuthenticity = AuthenticityReader.Read(router, authenticity);
        var foreignPeers = ForeignPeersReader.Read(router, addresses);
        var ownAnnouncements = AnnouncementReader.Read(router, announcements);
        var ownChecks = RouterChecksReader.Read(router, checks, participants);
        if (segment is null || !hasVrid || addresses is null)
        {
            return null;
        }

        return new(
            name,
            new VirtualRouterKey(segment, addresses[0].Address.Family, vrid),
            version,
            addresses,
            participants,
            interval,
            preempt,
            virtualMac,
            accept,
            checksum,
            ownAnnouncements)
        {
            Checks = ownChecks,
            PreemptDelay = router.Has("preempt-delay") ? router.Read("preempt-delay", ValueRules.PreemptDelay, TimeSpan.Zero) : null,
            Authenticity = ownAuthenticity,
            ForeignPeers = foreignPeers,
        };
    }

    private static string? ReadSegment(ConfigSection router, IReadOnlyCollection<string> segments)
    {
        if (!router.TryReadText("segment", $"one of the segments {string.Join(", ", segments)}", out var segment) || segments.Contains(segment) || segments.Count == 0)
        {
            return segment;
        }

        router.Context.Refuse(router.PathOf("segment"), segment, Spelling.OneOf("segments", segment, segments));
        return null;
    }

    private static VrrpVersion ReadVersion(ConfigSection router, VirtualAddresses? addresses)
    {
        var version = router.Read("version", ValueRules.Version, VrrpVersion.V3);
        if (version == VrrpVersion.V2 && addresses?[0].Address.Family == Family.IPv6)
        {
            router.Context.Refuse(router.PathOf("version"), "2", "3 for IPv6 addresses: VRRPv2 is for IPv4 only (RFC 3768)");
        }

        return version;
    }

    /// <summary>Only VRRPv3 for IPv4 has two forms; a choice elsewhere would be without effect, so it is a mistake.</summary>
    private static ChecksumSetting ReadChecksum(ConfigSection router, VrrpVersion version, VirtualAddresses? addresses)
    {
        var checksum = router.Read("checksum", ValueRules.Checksum, ChecksumSetting.Auto);
        var hasOneForm = version == VrrpVersion.V2 ? "VRRPv2" : addresses?[0].Address.Family == Family.IPv6 ? "IPv6" : null;
        if (checksum != ChecksumSetting.Auto && hasOneForm is not null)
        {
            router.Context.Fault(router.PathOf("checksum"), $"is set for {hasOneForm}", $"auto: {hasOneForm} has only one form of checksum");
        }

        return checksum;
    }
}
