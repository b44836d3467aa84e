using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>What its checks make of a router.</summary>
/// <param name="Key">Which router.</param>
/// <param name="Weight">Added to its priority.</param>
/// <param name="IsReady">Whether it may preempt.</param>
/// <param name="Sinks">True: it gives way to whoever is well, because a check that releases is down.</param>
/// <param name="Held">The checks that are down without effect, because no node is better off.</param>
public sealed record RouterVerdict(VirtualRouterKey Key, int Weight, bool IsReady, bool Sinks, ImmutableSortedSet<string> Held);
