namespace Tandem.Vrrp.Machine;

/// <summary>Why a Backup is about to become Master (RFC 8347 new-master-reason).</summary>
public enum NewMasterReason
{
    /// <summary>Nothing was heard for the Master_Down_Interval.</summary>
    NoResponse,

    /// <summary>The Master released with priority 0.</summary>
    Priority,

    /// <summary>A Master of lower priority is being overridden.</summary>
    Preempted,
}
