namespace Tandem.Coordination.Membership;

/// <summary>How a configured node stands to the cluster that this node is in.</summary>
public enum MemberStanding
{
    /// <summary>No member; not seen since this process began, or gone in an orderly way.</summary>
    Absent,

    /// <summary>Member, and reached.</summary>
    Reachable,

    /// <summary>Was a member, and is not reached.</summary>
    Lost,
}
