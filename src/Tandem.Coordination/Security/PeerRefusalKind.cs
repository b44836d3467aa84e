namespace Tandem.Coordination.Security;

/// <summary>Why a node that wants to talk is not let in.</summary>
public enum PeerRefusalKind
{
    /// <summary>It does not speak TLS at all, or something that is none.</summary>
    Plaintext,

    /// <summary>It speaks TLS and shows no certificate.</summary>
    NoCertificate,

    /// <summary>No authority in the trust file has signed its certificate.</summary>
    ForeignAuthority,
    Expired,
    NotYetValid,

    /// <summary>Its certificate is good, but not for the node at the address it comes from.</summary>
    WrongName,

    /// <summary>It comes from an address that is no node's.</summary>
    Stranger,

    /// <summary>Its certificate is good, and it speaks in the name of another node.</summary>
    Impostor,

    /// <summary>The TLS handshake ended for a reason that is not known here; the peer's own log has it.</summary>
    Handshake,

    /// <summary>It sent something that is no message of ours.</summary>
    ForeignMessage,

    /// <summary>It sent a message that cannot be read.</summary>
    MalformedMessage,

    /// <summary>It sent a message of a kind that only a newer version knows.</summary>
    UnknownMessage,
}
