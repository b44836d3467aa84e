using System.Collections.Immutable;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Drift;

/// <summary>What a node's file says that its routers' plans do not, and must be the same on all nodes.</summary>
/// <param name="Cluster">Of the cluster as a whole, ordered by key.</param>
/// <param name="Routers">Of each router, in whatever order.</param>
public sealed record SharedConfiguration(Items<ConfiguredValue> Cluster, ImmutableDictionary<VirtualRouterKey, ImmutableArray<ConfiguredValue>> Routers)
{
    /// <summary>Nothing is known.</summary>
    public static readonly SharedConfiguration None = new([], ImmutableDictionary<VirtualRouterKey, ImmutableArray<ConfiguredValue>>.Empty);
}
