using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>What one member of the cluster, over the authentic channel, says of one router.</summary>
/// <param name="Node">The member.</param>
/// <param name="Source">Source of its advertisements.</param>
/// <param name="IsMaster">Whether it says that it is Master now.</param>
public sealed record MemberClaim(string Node, IPvXAddress Source, bool IsMaster);
