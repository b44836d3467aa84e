using System.Collections.Immutable;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Rosters;

/// <summary>Who holds what and why, as every node has told it of itself; this node included. A value: each change makes another one.</summary>
/// <param name="Nodes">By name; a node that has never been heard is not there.</param>
public sealed record Roster(ImmutableSortedDictionary<string, NodeStanding> Nodes)
{
    /// <summary>Nobody has said anything.</summary>
    public static readonly Roster Empty = new(ImmutableSortedDictionary.Create<string, NodeStanding>(StringComparer.Ordinal));

    /// <summary>A node; null when it has never been heard.</summary>
    public NodeStanding? Find(string node) => Nodes.GetValueOrDefault(node);

    /// <summary>One router of one node; null when nothing is known of it.</summary>
    public RouterStanding? Find(string node, VirtualRouterKey key) => Find(node)?.Find(key);

    /// <summary>A node has spoken. What another life of it said is forgotten.</summary>
    public Roster Hear(string node, Guid boot, bool isReachable, DateTimeOffset at) => Put(
        Find(node) is { } known && known.BootId == boot
            ? known with { HeardAt = at }
            : NodeStanding.Unknown(node, boot, isReachable, at));

    /// <summary>A node has told everything; it must have been heard.</summary>
    public Roster Take(string node, Standing whole) => Put(Nodes[node] with
    {
        Routers = whole.Routers.DistinctBy(router => router.Router).ToImmutableSortedDictionary(router => router.Router, router => router, RouterOrder.Instance),
        ConfigurationDigest = whole.ConfigurationDigest,
        Lateness = whole.Lateness,
    });

    /// <summary>A node has told a change; it must have been heard.</summary>
    public Roster Take(string node, RouterStanding router) => Put(Nodes[node] with { Routers = Nodes[node].Routers.SetItem(router.Router, router) });

    /// <summary>Marks who is reached.</summary>
    public Roster Mark(MemberTable members)
    {
        var nodes = Nodes;
        foreach (var known in members.Members.Where(member => !member.IsSelf).Select(member => (Node: Find(member.Node), IsReached: member.Standing == MemberStanding.Reachable)))
        {
            nodes = known.Node is { } node && node.IsReachable != known.IsReached ? nodes.SetItem(node.Node, node with { IsReachable = known.IsReached }) : nodes;
        }

        return ReferenceEquals(nodes, Nodes) ? this : new(nodes);
    }

    private Roster Put(NodeStanding node) => new(Nodes.SetItem(node.Node, node));
}
