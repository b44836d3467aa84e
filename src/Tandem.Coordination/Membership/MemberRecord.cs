using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Membership;

/// <summary>One configured node in the table of members.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Address">On the management network.</param>
/// <param name="IsSelf">Whether it is this node.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Since">Since when, by this node's clock.</param>
public sealed record MemberRecord(string Node, IPvXAddress Address, bool IsSelf, MemberStanding Standing, DateTimeOffset Since);
