namespace Tandem.Vrrp.Machine;

/// <summary>Why a router changed its state. Logs, metrics, the timeline and the tests share these values.</summary>
public enum TransitionReason
{
    /// <summary>Initialize → Backup.</summary>
    Startup,

    /// <summary>Initialize → Master: the owner waits for nobody (RFC 9568 §6.4.1).</summary>
    OwnerStartup,

    /// <summary>Backup → Master: no advertisement for the Master_Down_Interval.</summary>
    MasterDown,

    /// <summary>Backup → Master: the Master released with priority 0.</summary>
    MasterReleased,

    /// <summary>Backup → Master: a Master of lower priority was overridden.</summary>
    Preempted,

    /// <summary>Backup → Master: the Master let go and said so to this node.</summary>
    PeerReleased,

    /// <summary>Backup → Master: the Master handed over.</summary>
    HandOver,

    /// <summary>Master → Backup: an advertisement of higher priority.</summary>
    HigherPriority,

    /// <summary>Master → Backup: equal priority from a greater address.</summary>
    EqualPriorityHigherAddress,

    /// <summary>→ Initialize: an orderly stop.</summary>
    Shutdown,

    /// <summary>→ Initialize: interface down or without carrier.</summary>
    InterfaceDown,

    /// <summary>→ Initialize: no address to send from.</summary>
    NoPrimaryAddress,

    /// <summary>→ Initialize: the interface's actor is gone.</summary>
    InterfaceLost,

    /// <summary>→ Initialize: this node does not hear the segment, another one does.</summary>
    Deaf,

    /// <summary>→ Initialize: of two Masters that cannot hear each other, the other one stays.</summary>
    Arbitrated,

    /// <summary>→ Initialize: a health check failed.</summary>
    CheckFailed,

    /// <summary>→ Initialize: the kernel refused an effect.</summary>
    EffectRefused,

    /// <summary>Initialize → Master: this node's worker before this one has left the router in place for it.</summary>
    Succession,
}
