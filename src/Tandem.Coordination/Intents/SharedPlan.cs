using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>What the one file says of nodes and routers, the same on every node.</summary>
/// <param name="Nodes">All names, ordered.</param>
/// <param name="Routers">All of them, by name.</param>
public sealed record SharedPlan(Items<string> Nodes, Items<SharedRouter> Routers)
{
    private readonly Dictionary<VirtualRouterKey, SharedRouter> _byKey = Routers.DistinctBy(router => router.Key).ToDictionary(router => router.Key);

    public SharedRouter? Find(VirtualRouterKey key) => _byKey.GetValueOrDefault(key);

    public SharedRouter? Find(string name) => Routers.FirstOrDefault(router => router.Name == name);

    public bool Equals(SharedPlan? other) => other is not null && Nodes.Equals(other.Nodes) && Routers.Equals(other.Routers);

    public override int GetHashCode() => HashCode.Combine(Nodes, Routers);
}
