namespace Tandem.Coordination.Timeline;

/// <summary>What sort of thing an entry tells of. On the wire and on disk it is a word, so that a newer node's kinds are kept as they are.</summary>
public enum TimelineKind
{
    /// <summary>The process started, with this configuration, or stopped.</summary>
    Life,

    /// <summary>A router changed its role.</summary>
    Transition,

    /// <summary>A Master told that it let go, or was told.</summary>
    Hint,

    /// <summary>A step of a hand-over.</summary>
    HandOver,

    /// <summary>Something about an interface, its gate or an address.</summary>
    Link,

    /// <summary>Received frames that went no further.</summary>
    Discard,

    /// <summary>An operator wanted something.</summary>
    Operator,

    /// <summary>A configuration, or a difference between those of two nodes.</summary>
    Configuration,

    /// <summary>A part of this node owed an answer for too long.</summary>
    Stall,

    /// <summary>This node was late.</summary>
    Late,

    /// <summary>A member was lost, or is back.</summary>
    Member,

    /// <summary>The record itself: what could not be kept.</summary>
    Record,

    /// <summary>A router's priority is another one.</summary>
    Priority,

    /// <summary>Advertisements that somebody had to stand for.</summary>
    Authenticity,

    /// <summary>Advice that was not followed.</summary>
    Advice,

    /// <summary>A health check fell or rose.</summary>
    Check,

    /// <summary>The channel between the nodes: refused, restarted, clocks apart.</summary>
    Channel,
}
