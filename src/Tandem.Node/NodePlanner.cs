using Tandem.Actors.Node;
using Tandem.Configuration.Model;
using Tandem.Network.Ports;

namespace Tandem.Node;

/// <summary>From what is configured to what the actors start.</summary>
internal static class NodePlanner
{
    public static NodePlan Plan(NodeConfiguration node) => new([.. node.Segments.Select(segment => Plan(node, segment))]) { Checks = [.. node.Checks] };

    private static SegmentPlan Plan(NodeConfiguration node, SegmentConfiguration segment) => new(
        new SegmentPortOptions(segment.Name, segment.Interface, segment.Gate, node.GateLease)
        {
            StallTimeout = node.StallTimeout,
            RepeatsPerSecond = node.RepeatsPerSecond,
            Routers = segment.Routers.Select(router => router.Parameters.Key).ToHashSet(),
        },
        [.. segment.Routers.Select(router => new RouterPlan(router.Name, Attachment(router)) { Checks = [.. router.Checks], Others = [.. router.Others] })]);

    private static RouterAttachment Attachment(RouterConfiguration router) => new(
        router.Parameters,
        router.VirtualMac,
        router.Accept,
        router.Announcements);
}
