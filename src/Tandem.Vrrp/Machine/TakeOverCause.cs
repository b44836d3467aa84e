namespace Tandem.Vrrp.Machine;

/// <summary>Why a Backup is told to become Master without waiting for its deadline. No RFC knows it; the wire then decides as ever.</summary>
public enum TakeOverCause
{
    /// <summary>The Master has let go, and its gate is known to be closed.</summary>
    PeerReleased,

    /// <summary>The Master lives, holds, advertises a lower priority than this router's, and will yield to the first advertisement.</summary>
    HandOver,
}
