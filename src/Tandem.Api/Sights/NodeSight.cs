using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>What is known of one node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="State">A word of <see cref="Contracts.NodeStatus"/>.</param>
/// <param name="Since">Since when.</param>
/// <param name="HeardAt">When it said last what it holds; null: never.</param>
/// <param name="Routers">What it said.</param>
public sealed record NodeSight(string Node, string State, DateTimeOffset? Since, DateTimeOffset? HeardAt, IReadOnlyDictionary<VirtualRouterKey, RouterSight> Routers)
{
    /// <summary>Of what it runs; empty: not known.</summary>
    public string ConfigurationDigest { get; init; } = "";

    /// <summary>The worst delay of its own deadlines of late; null: not known.</summary>
    public TimeSpan? Lateness { get; init; }

    /// <summary>What it said holds now: it tells each change at once, and it is reached.</summary>
    public bool IsCurrent => State == Contracts.NodeStatus.Reachable && HeardAt is not null;

    /// <summary>What it said of a router.</summary>
    public RouterSight? Find(VirtualRouterKey key) => Routers.GetValueOrDefault(key);
}
