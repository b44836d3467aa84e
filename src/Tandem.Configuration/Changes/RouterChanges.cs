using System.Globalization;
using Tandem.Configuration.Model;
using Tandem.Network.Checks;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Changes;

/// <summary>Compares the routers of one node.</summary>
internal static class RouterChanges
{
    public static ValueList<RouterChange> Between(NodeConfiguration running, NodeConfiguration wanted)
    {
        var (before, after) = (RoutersOf(running), RoutersOf(wanted));
        var gone = before.Where(old => !after.ContainsKey(old.Key)).Select(old => new RouterChange(old.Value.Name, old.Key, RouterChangeKind.Removed, []));
        var others = after.Select(router => before.TryGetValue(router.Key, out var known)
            ? Between(known, router.Value)
            : new RouterChange(router.Value.Name, router.Key, RouterChangeKind.Added, []));
        return [.. gone.Concat(others.OfType<RouterChange>()).OrderBy(change => change.Router, StringComparer.Ordinal).ThenBy(change => change.Kind)];
    }

    private static Dictionary<VirtualRouterKey, RouterConfiguration> RoutersOf(NodeConfiguration node) =>
        node.Segments.SelectMany(segment => segment.Routers).ToDictionary(router => router.Parameters.Key);

    private static RouterChange? Between(RouterConfiguration before, RouterConfiguration after)
    {
        if (before == after)
        {
            return null;
        }

        var canBecome = AttachmentOf(before).CanBecome(AttachmentOf(after));
        return new(
            after.Name,
            after.Parameters.Key,
            canBecome ? RouterChangeKind.Adjusted : RouterChangeKind.Replaced,
            [.. ValuesOf(before).Zip(ValuesOf(after), (old, now) => ValueChange.Between(old.Key, old.Value, now.Value)).OfType<ValueChange>()]);
    }

    private static RouterAttachment AttachmentOf(RouterConfiguration router) => new(router.Parameters, router.VirtualMac, router.Accept, router.Announcements);

    private static IEnumerable<(string Key, string Value)> ValuesOf(RouterConfiguration router) =>
    [
        ("name", router.Name),
        ("version", router.Parameters.Version == VrrpVersion.V2 ? "2" : "3"),
        ("priority", router.Parameters.Priority.ToString()),
        ("advertisement-interval", Shown(router.Parameters.AdvertisementInterval.TimeSpan)),
        ("addresses", router.Parameters.Addresses.ToString()),
        ("preempt", Shown(router.Parameters.PreemptMode)),
        ("preempt-delay", Shown(router.PreemptDelay)),
        ("virtual-mac", Shown(router.VirtualMac)),
        ("accept", Shown(router.Accept)),
        ("checksum", router.Parameters.Checksum.ToString()),
        ("announcements", string.Create(CultureInfo.InvariantCulture, $"{router.Announcements.Count} every {Shown(router.Announcements.Interval)}")),
        ("authenticity", router.Authenticity == Authenticity.Attested ? "attested" : "vrrp"),
        ("foreign-peers", Shown(router.ForeignPeers.Select(peer => peer.ToString()))),
        ("participants", Shown(router.Participants.Select(participant => $"{participant.Node}={participant.Priority}"))),
        ("checks", Shown(router.Checks.Select(Shown))),
    ];

    private static string Shown(bool flag) => flag ? "on" : "off";

    private static string Shown(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms");

    private static string Shown(RouterCheck check) => string.Create(CultureInfo.InvariantCulture, $"{check.Check}{(check.Weight is { } weight ? $" {weight:+0;-0}" : "")}");

    private static string Shown(IEnumerable<string> items) => string.Join(", ", items.DefaultIfEmpty("none"));
}
