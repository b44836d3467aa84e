namespace Tandem.Coordination.Timeline;

/// <summary>What an interface gave notice of.</summary>
public enum LinkNotice
{
    /// <summary>It has no carrier, or was set down.</summary>
    Down,

    /// <summary>It carries again.</summary>
    Up,

    /// <summary>It is gone.</summary>
    Gone,

    /// <summary>Somebody else claims an address that this node holds.</summary>
    AddressClaimed,

    /// <summary>What an outsider took away is there again.</summary>
    Restored,

    /// <summary>The gate was missing and stands again.</summary>
    GateRebuilt,

    /// <summary>It serves with less than it should.</summary>
    Degraded,

    /// <summary>It cannot carry a router.</summary>
    AttachRefused,
}
