namespace Tandem.Coordination.Membership;

/// <summary>What a peer that says hello is to this node's own cluster.</summary>
internal enum Kinship
{
    /// <summary>Member of none yet.</summary>
    Newcomer,

    /// <summary>Member of none yet, and its former life is still a member here.</summary>
    Returned,

    /// <summary>Member of another cluster.</summary>
    Foreign,

    /// <summary>Member of this cluster, and yet it does not reach this node, or this node does not reach it.</summary>
    Member,
}
