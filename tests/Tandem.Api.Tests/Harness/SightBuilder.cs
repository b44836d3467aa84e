using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Tests.Harness;

/// <summary>Two nodes and two routers with crossed preferences: lb1 answers, each holds its own, at 03:12:07.</summary>
internal sealed class SightBuilder
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 3, 12, 7, TimeSpan.Zero);
    public static readonly VirtualRouterKey Web = new("front", Family.IPv4, new Vrid(51));
    public static readonly VirtualRouterKey Api = new("front", Family.IPv4, new Vrid(52));

    public static readonly ClusterFacts Facts = new(
        "edge",
        "lb1",
        [new("lb1", "10.0.0.11"), new("lb2", "10.0.0.12")],
        [new("api", Api, ["192.168.1.101/24"], ["lb2", "lb1"]), new("web", Web, ["192.168.1.100/24", "192.168.1.110/24"], ["lb1", "lb2"])]);

    private readonly Dictionary<(string Node, VirtualRouterKey Key), RouterSight> _routers = [];
    private readonly Dictionary<string, (string State, DateTimeOffset Since, DateTimeOffset? HeardAt)> _nodes = [];

    public SightBuilder()
    {
        Node("lb1", NodeStatus.Reachable, Now.AddHours(-2), Now);
        Node("lb2", NodeStatus.Reachable, Now.AddMinutes(-90), Now.AddSeconds(-1.5));
        Router("lb1", Web, RouterOnNode.Master, "MasterDown");
        Router("lb1", Api, RouterOnNode.Backup, "HigherPriority", "192.168.1.12");
        Router("lb2", Web, RouterOnNode.Backup, "Startup", "192.168.1.11");
        Router("lb2", Api, RouterOnNode.Master, "Preempted");
    }

    public SightBuilder Node(string node, string state, DateTimeOffset since, DateTimeOffset? heardAt)
    {
        _nodes[node] = (state, since, heardAt);
        return this;
    }

    public SightBuilder Router(string node, VirtualRouterKey key, string state, string reason, string? heard = null, double age = 600)
    {
        var priority = node == "lb1" == (key == Web) ? 254 : 251;
        _routers[(node, key)] = new(key, state, Now.AddSeconds(-age), reason, priority, priority, state == RouterOnNode.Master ? 3 : 2, heard);
        return this;
    }

    public ClusterSight Build() => new(
        ChannelSight.Running,
        [
            .. from node in _nodes
               select new NodeSight(node.Key, node.Value.State, node.Value.Since, node.Value.HeardAt, _routers.Where(router => router.Key.Node == node.Key).ToDictionary(router => router.Key.Key, router => router.Value))
               {
                   ConfigurationDigest = "0123abcd",
                   Lateness = TimeSpan.FromMilliseconds(1.25),
               },
        ]);
}
