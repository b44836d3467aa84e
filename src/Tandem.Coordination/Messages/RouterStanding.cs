using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>What a node is for one virtual router, and why.</summary>
/// <param name="Router">The router.</param>
/// <param name="Role">The sender's role.</param>
/// <param name="Since">When it became that.</param>
/// <param name="Epoch">Counts the sender's masterships of this router in its present life; of the last one while it is not Master, 0 before the first.</param>
/// <param name="Priority">The effective VRRP priority, 0..255.</param>
/// <param name="Reason">Why the role changed last, in the words of the log.</param>
/// <param name="Master">Source address of the Master heard last; null when none was.</param>
/// <param name="Sent">Advertisements sent since the sender's process began.</param>
/// <param name="Heard">By source, ordered by address.</param>
public sealed record RouterStanding(
    VirtualRouterKey Router,
    RouterRole Role,
    HybridStamp Since,
    ulong Epoch,
    Priority Priority,
    string Reason,
    IPvXAddress? Master,
    ulong Sent,
    Items<HeardAdvertisements> Heard)
{
    /// <summary>Source of the sender's own advertisements; null before its first start.</summary>
    public IPvXAddress? Source { get; init; }

    /// <summary>The priority as configured; <see cref="Priority"/> is that with weights, intents and hand-overs. 0: an older node, which does not say.</summary>
    public Priority Configured { get; init; }

    /// <summary>The last mastership of which the link has confirmed that its gate is closed and its addresses are gone; 0 before the first.</summary>
    public ulong Released { get; init; }
}
