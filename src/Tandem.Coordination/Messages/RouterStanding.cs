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
    Items<HeardAdvertisements> Heard);
