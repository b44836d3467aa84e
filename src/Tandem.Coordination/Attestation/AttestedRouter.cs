using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Attestation;

/// <summary>A virtual router of this node whose advertisements somebody must stand for.</summary>
/// <param name="Key">Which router.</param>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Members">The other nodes that take part in it, by the file.</param>
/// <param name="ForeignPeers">Who takes part without being a node.</param>
public sealed record AttestedRouter(VirtualRouterKey Key, string Name, ImmutableArray<string> Members, ImmutableArray<IPvXAddress> ForeignPeers);
