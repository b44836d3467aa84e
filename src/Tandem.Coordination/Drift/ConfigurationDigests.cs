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
    /// <summary>Of what this node runs.</summary>
    public static ConfigurationDigest Of(NodePlan plan) => Of(plan.Segments.SelectMany(segment => segment.Routers).Select(Of));

    /// <summary>Of routers in whatever order.</summary>
    public static ConfigurationDigest Of(IEnumerable<RouterConfiguration> routers)
    {
        Items<RouterConfiguration> ordered =
        [
            .. routers.OrderBy(router => router.Router.Segment, StringComparer.Ordinal).ThenBy(router => router.Router.Family).ThenBy(router => router.Router.Vrid.Value),
        ];
        var text = string.Concat(ordered.Select(Canonical));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), ordered);
    }

    /// <summary>One line for the router, one for each value.</summary>
    private static string Canonical(RouterConfiguration router) =>
        $"{router.Router} {router.Name}\n{string.Concat(router.Values.Select(value => $"{value.Key}={value.Value}\n"))}";

    /// <summary>Priorities differ by design and are left out. Addresses are sorted, but for the first, which IPv6 advertises from.</summary>
    private static RouterConfiguration Of(RouterPlan plan)
    {
        var (attachment, parameters) = (plan.Attachment, plan.Attachment.Parameters);
        var addresses = parameters.Addresses.Order(Comparer<VirtualAddress>.Create((left, right) => left.Address.CompareTo(right.Address)));
        return new(
            parameters.Key,
            plan.Name,
            [
                new("accept", Flag(attachment.Accept)),
                new("addresses", string.Join(", ", addresses)),
                new("advertisement-interval", Interval(parameters.AdvertisementInterval.TimeSpan)),
                new("checksum", parameters.Checksum.ToString()),
                new("preempt", Flag(parameters.PreemptMode)),
                new("version", parameters.Version == VrrpVersion.V2 ? "2" : "3"),
                new("virtual-mac", Flag(attachment.VirtualMac)),
            ]);
    }

    private static string Flag(bool flag) => flag ? "on" : "off";

    private static string Interval(TimeSpan interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.TotalMilliseconds:0}ms");
}
