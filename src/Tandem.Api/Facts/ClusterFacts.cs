using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Facts;

/// <summary>What the configuration says of the whole cluster.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Node">This node.</param>
/// <param name="Nodes">Every node, by name.</param>
/// <param name="Routers">Every router, by name.</param>
public sealed record ClusterFacts(string Cluster, string Node, ImmutableArray<NodeFacts> Nodes, ImmutableArray<RouterFacts> Routers)
{
    /// <summary>A router by the name or key that somebody gave; null: there is none.</summary>
    public RouterFacts? FindRouter(string nameOrKey) => Routers.FirstOrDefault(router => router.Name == nameOrKey || router.Key.ToString() == nameOrKey);

    /// <summary>As the operator calls it; of another node's router that is not configured here, the key.</summary>
    public string NameOf(VirtualRouterKey key) => Routers.FirstOrDefault(router => router.Key == key)?.Name ?? key.ToString();
}
