using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Changes;

/// <summary>What another configuration would do to one router on one node.</summary>
/// <param name="Router">Its name.</param>
/// <param name="Key">Segment, family and VRID.</param>
/// <param name="Node">Where.</param>
/// <param name="Change">A word of <see cref="Contracts.RouterChangeLine"/>.</param>
/// <param name="Values">What is different.</param>
public sealed record PlannedRouter(string Router, VirtualRouterKey Key, string Node, string Change, ImmutableArray<string> Values);
