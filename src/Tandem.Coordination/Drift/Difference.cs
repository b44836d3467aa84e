using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Drift;

/// <summary>Nodes that are not configured alike.</summary>
/// <param name="Router">The router; the first of them where the key itself differs, null where it is about the cluster as a whole.</param>
/// <param name="Subject">What is different: the router's name and the key.</param>
/// <param name="Words">Who has what, for the operator.</param>
public sealed record Difference(VirtualRouterKey? Router, string Subject, string Words);
