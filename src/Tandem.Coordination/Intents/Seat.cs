using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>A node that takes part in a router.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Priority">As configured.</param>
public sealed record Seat(string Node, Priority Priority);
