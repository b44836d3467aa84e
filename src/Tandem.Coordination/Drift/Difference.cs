using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Drift;

/// <summary>Nodes that are not configured alike.</summary>
/// <param name="Router">The router; the first of them where the key itself differs.</param>
/// <param name="Words">Who has what, for the operator.</param>
public sealed record Difference(VirtualRouterKey Router, string Words);
