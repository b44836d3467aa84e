namespace Tandem.Vrrp.Machine;

/// <summary>What made a virtual router leave the protocol (RFC 8347 vrrp-event identities).</summary>
public enum ShutdownReason
{
    /// <summary>An orderly stop was asked for.</summary>
    Requested,

    /// <summary>The interface went down or lost its carrier.</summary>
    InterfaceDown,

    /// <summary>The interface lost the address that advertisements are sent from.</summary>
    NoPrimaryAddress,

    /// <summary>The actor that owns the interface is gone.</summary>
    InterfaceLost,

    /// <summary>This node no longer hears the segment, and another one does. It lapses unless it is said again.</summary>
    Deaf,

    /// <summary>Two Masters cannot hear each other, and the other one alone reaches the witness. It lapses unless it is said again.</summary>
    Arbitrated,

    /// <summary>A health check of this node failed.</summary>
    CheckFailed,
}
