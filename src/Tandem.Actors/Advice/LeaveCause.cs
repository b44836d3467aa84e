namespace Tandem.Actors.Advice;

/// <summary>The only causes for which advice may make a router leave, the last Master included.</summary>
public enum LeaveCause
{
    /// <summary>This node does not hear the segment while another one does.</summary>
    Deaf,

    /// <summary>Of two Masters that cannot hear each other, only the other one reaches the witness.</summary>
    Arbitrated,

    /// <summary>A health check failed, and the operator asked for a release then.</summary>
    CheckFailed,
}
