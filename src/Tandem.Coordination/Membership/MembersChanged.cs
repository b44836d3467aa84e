namespace Tandem.Coordination.Membership;

/// <summary>Published on the event stream of the cluster's system after each change.</summary>
public sealed record MembersChanged(MemberTable Table);
