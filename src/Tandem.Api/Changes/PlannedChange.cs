using System.Collections.Immutable;
using Tandem.Api.Facts;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Changes;

/// <summary>What another configuration would do, by the files alone.</summary>
/// <param name="Routers">Router by router and node by node.</param>
/// <param name="After">What it says of the cluster.</param>
/// <param name="Preempts">The routers that a preferred node takes back by it.</param>
/// <param name="Checks">Health checks that would be others.</param>
/// <param name="NeedRestart">What only a restart can bring.</param>
public sealed record PlannedChange(
    ImmutableArray<PlannedRouter> Routers, ClusterFacts After, ImmutableHashSet<VirtualRouterKey> Preempts, ImmutableArray<string> Checks, ImmutableArray<string> NeedRestart);
