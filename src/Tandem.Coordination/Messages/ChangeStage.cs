namespace Tandem.Coordination.Messages;

/// <summary>How far a change is. The numbers are the wire's.</summary>
public enum ChangeStage
{
    /// <summary>Of a newer node.</summary>
    Unknown = 0,

    /// <summary>It is valid here, and can be kept.</summary>
    Prepared = 1,

    /// <summary>The node follows it, until it is confirmed or the time is over.</summary>
    Tried = 2,

    /// <summary>It is in the node's file.</summary>
    Confirmed = 3,
}
