using System.Globalization;
using System.Text;
using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration;

/// <summary>What a node will do, as text for people: defaults filled in, priorities worked out.</summary>
public static class EffectiveConfiguration
{
    private static readonly string[] Header =
        ["router", "segment", "interface", "gate", "vrid", "family", "version", "priority", "interval", "mode", "preempt", "accept", "checksum", "believes", "announce", "addresses"];

    public static string Render(NodeConfiguration node)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"node {node.Name} ({node.Address}) of cluster {node.Cluster}; run directory {node.RunDirectory}, gate lease {Shown(node.GateLease)}, stall time-out {Shown(node.StallTimeout)}, repeats {node.RepeatsPerSecond}/s, coordination {Shown(node.Coordination)}\n\n");
        string[][] rows = [.. node.Segments.SelectMany(segment => segment.Routers.SelectMany(router => RowsOf(segment, router)))];
        if (rows.Length == 0)
        {
            return text.Append("takes part in no virtual router\n").ToString();
        }

        var widths = Header.Select((title, column) => rows.Max(row => row[column].Length) is var widest && widest > title.Length ? widest : title.Length).ToArray();
        foreach (var row in rows.Prepend(Header))
        {
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.Append(CheckSentences.Of(node)).ToString();
    }

    /// <summary>One line for the router, and one more for each further address.</summary>
    private static IEnumerable<string[]> RowsOf(SegmentConfiguration segment, RouterConfiguration router)
    {
        var parameters = router.Parameters;
        yield return
        [
            router.Name,
            segment.Name,
            segment.Interface,
            Shown(segment.Gate),
            parameters.Key.Vrid.ToString(),
            parameters.Key.Family.ToString(),
            parameters.Version == VrrpVersion.V2 ? "2" : "3",
            parameters.IsOwner ? $"{parameters.Priority} (owner)" : parameters.Priority.ToString(),
            Shown(parameters.AdvertisementInterval.TimeSpan),
            router.VirtualMac ? "virtual-mac" : "plain",
            Shown(parameters.PreemptMode),
            Shown(router.Accept),
            Shown(parameters),
            string.Join('+', router.ForeignPeers.Select(peer => peer.ToString()).Prepend(router.Authenticity == Authenticity.Attested ? "members" : "anybody")),
            $"{router.Announcements.Count} every {Shown(router.Announcements.Interval)}",
            parameters.Addresses[0].ToString(),
        ];
        foreach (var address in parameters.Addresses.Skip(1))
        {
            yield return [.. Enumerable.Repeat("", Header.Length - 1), address.ToString()];
        }
    }

    private static string Shown(bool flag) => flag ? "on" : "off";

    private static string Shown(CoordinationConfiguration? coordination) => coordination is null
        ? "off"
        : string.Create(CultureInfo.InvariantCulture, $"on port {coordination.Port} of {coordination.Nodes.Count} nodes {Shown(coordination.Tls)}");

    private static string Shown(TlsConfiguration? tls) => tls is null ? "without TLS" : $"with TLS by {tls.Certificate}";

    private static string Shown(TimeSpan span) => span.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds}s");

    private static string Shown(VirtualRouterParameters parameters) =>
        parameters.Version == VrrpVersion.V2 || parameters.Key.Family == Family.IPv6 ? "-" : parameters.Checksum switch
        {
            ChecksumSetting.PseudoHeader => "pseudo-header",
            ChecksumSetting.MessageOnly => "message-only",
            _ => "auto",
        };
}
