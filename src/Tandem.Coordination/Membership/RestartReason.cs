namespace Tandem.Coordination.Membership;

/// <summary>Why the cluster's system was ended to be made anew. No address moves for any of these.</summary>
public enum RestartReason
{
    /// <summary>Another cluster of the same name has more members, or equally many and a lower address.</summary>
    GivesWay,

    /// <summary>The other cluster should have given way and did not.</summary>
    StillApart,

    /// <summary>A node that came back cannot be taken in: its former life cannot be removed while others are lost.</summary>
    CannotTakeIn,

    /// <summary>A member says hello and yet is not reached: the connection is half dead.</summary>
    HalfDead,

    /// <summary>Nobody has been heard for long; should a connection be dead on both sides, this is how it is made anew.</summary>
    NobodyHeard,

    /// <summary>A peer refuses everything from this life of the system.</summary>
    Quarantined,

    /// <summary>The others have removed this node.</summary>
    Removed,

    /// <summary>The certificates have changed.</summary>
    Renewed,

    /// <summary>The system ended without being asked to.</summary>
    Ended,
}
