using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>The cluster as this node sees it at one moment: values, taken without asking anybody.</summary>
/// <param name="Channel">How the nodes' channel is.</param>
/// <param name="Nodes">What is known of each node; one that is missing is one of which nothing is known.</param>
public sealed record ClusterSight(ChannelSight Channel, ImmutableArray<NodeSight> Nodes)
{
    /// <summary>Nodes that an operator wants to hold no router.</summary>
    public ImmutableHashSet<string> Drained { get; init; } = [];

    /// <summary>Where an operator wants a router.</summary>
    public ImmutableDictionary<VirtualRouterKey, string> Moved { get; init; } = ImmutableDictionary<VirtualRouterKey, string>.Empty;

    /// <summary>How configurations differ.</summary>
    public DriftSight Drift { get; init; } = DriftSight.Nothing;

    /// <summary>Who hears whom.</summary>
    public HearingSight Hearing { get; init; } = HearingSight.Nothing;

    /// <summary>Whom this node's routers believe.</summary>
    public BeliefSight Belief { get; init; } = BeliefSight.Nothing;

    /// <summary>The health checks of this node.</summary>
    public ImmutableArray<CheckSight> Checks { get; init; } = [];

    /// <summary>Those of the other nodes.</summary>
    public ImmutableArray<PeerCheckSight> PeerChecks { get; init; } = [];

    /// <summary>What is known of a node; null: nothing.</summary>
    public NodeSight? Find(string node) => Nodes.FirstOrDefault(known => known.Node == node);

    /// <summary>The nodes that are known to be Master of a router now.</summary>
    public IEnumerable<string> MastersOf(VirtualRouterKey key) =>
        from node in Nodes where node.IsCurrent && node.Find(key)?.State == Contracts.RouterOnNode.Master select node.Node;

    /// <summary>The same, where nothing is known of a node now.</summary>
    public ClusterSight WithoutVoice(string node) => this with
    {
        Nodes = [.. Nodes.Select(known => known.Node == node ? known with { State = Contracts.NodeStatus.Silent } : known)],
    };
}
