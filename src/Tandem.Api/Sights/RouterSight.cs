using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>What a node said of one of its routers.</summary>
/// <param name="Key">Which.</param>
/// <param name="State">A word of <see cref="Contracts.RouterOnNode"/>.</param>
/// <param name="Since">Since when, by the node's clock.</param>
/// <param name="Reason">Why, or empty.</param>
/// <param name="Priority">Effective.</param>
/// <param name="ConfiguredPriority">As configured; null: not told.</param>
/// <param name="Epoch">Counts its masterships.</param>
/// <param name="HeardMaster">Source of the other Master that it heard last; null: none.</param>
public sealed record RouterSight(
    VirtualRouterKey Key, string State, DateTimeOffset Since, string Reason, int Priority, int? ConfiguredPriority, long Epoch, string? HeardMaster);
