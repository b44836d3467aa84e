namespace Tandem.Coordination.Timeline;

/// <summary>What became of a member.</summary>
public enum MemberChange
{
    /// <summary>It is a member, and reached.</summary>
    Reached,

    /// <summary>It is not reached any more.</summary>
    Lost,

    /// <summary>It is reached again.</summary>
    Back,

    /// <summary>It has left in an orderly way.</summary>
    Left,
}
