using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>The health of this node, as it is now.</summary>
/// <param name="Checks">By name.</param>
/// <param name="Routers">Those that have checks.</param>
/// <param name="Serving">The routers that take part now, as Backup or Master.</param>
public sealed record LocalHealth(
    ImmutableSortedDictionary<string, CheckStanding> Checks,
    ImmutableDictionary<VirtualRouterKey, RouterVerdict> Routers,
    ImmutableHashSet<VirtualRouterKey> Serving)
{
    /// <summary>Nothing is known.</summary>
    public static readonly LocalHealth None = new(
        ImmutableSortedDictionary.Create<string, CheckStanding>(StringComparer.Ordinal),
        ImmutableDictionary<VirtualRouterKey, RouterVerdict>.Empty,
        []);
}
