using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Actors.Node;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Drift;

/// <summary>What of a node's configuration must be the same on all nodes, in one canonical form, and its digest.</summary>
public static class ConfigurationDigests
{
    /// <summary>Who takes part in a router, with which priority: lb1=254, lb2=251.</summary>
    internal const string Priorities = "priorities";

    /// <summary>Of what this node runs.</summary>
    public static ConfigurationDigest Of(NodePlan plan) => Of(plan, SharedConfiguration.None);

    /// <summary>Of what this node runs, and what else its file says.</summary>
    public static ConfigurationDigest Of(NodePlan plan, SharedConfiguration shared) => Of(
        plan.Segments.SelectMany(segment => segment.Routers).Select(router => Of(router, shared.Routers.GetValueOrDefault(router.Attachment.Key, []))), shared.Cluster);

    /// <summary>Of routers in whatever order.</summary>
    public static ConfigurationDigest Of(IEnumerable<RouterConfiguration> routers, Items<ConfiguredValue>? cluster = null)
    {
        Items<RouterConfiguration> ordered =
        [
            .. routers.OrderBy(router => router.Router.Segment, StringComparer.Ordinal).ThenBy(router => router.Router.Family).ThenBy(router => router.Router.Vrid.Value),
        ];
        var text = string.Concat(ordered.Select(Canonical)) + (cluster is null ? "" : Lines(cluster));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), ordered) { Cluster = cluster ?? [] };
    }

    /// <summary>One line for the router, one for each value.</summary>
    private static string Canonical(RouterConfiguration router) =>
        $"{router.Router} {router.Name}\n{Lines(router.Values)}";

    private static string Lines(IEnumerable<ConfiguredValue> values) => string.Concat(values.Select(value => $"{value.Key}={value.Value}\n"));

    /// <summary>The node's own priority differs by design and is left out. Addresses are sorted.</summary>
    private static RouterConfiguration Of(RouterPlan plan, IEnumerable<ConfiguredValue> shared)
    {
        var (attachment, parameters) = (plan.Attachment, plan.Attachment.Parameters);
        var addresses = parameters.Addresses.Order(Comparer<VirtualAddress>.Create((left, right) => left.Address.CompareTo(right.Address)));
        ConfiguredValue[] values =
        [
            new("accept", Flag(attachment.Accept)),
            new("addresses", string.Join(", ", addresses)),
            new("advertisement-interval", Interval(parameters.AdvertisementInterval.TimeSpan)),
            new("checksum", parameters.Checksum.ToString()),
            new("preempt", Flag(parameters.PreemptMode)),
            new("version", parameters.Version == VrrpVersion.V2 ? "2" : "3"),
            new("virtual-mac", Flag(attachment.VirtualMac)),
            .. shared,
        ];
        return new(parameters.Key, plan.Name, [.. values.OrderBy(value => value.Key, StringComparer.Ordinal)]);
    }

    private static string Flag(bool flag) => flag ? "on" : "off";

    private static string Interval(TimeSpan interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.TotalMilliseconds:0}ms");
}
