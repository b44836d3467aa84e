using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>An operator's standing wish. For one node (drain) or one router (move) the greatest version counts, whoever tells it.</summary>
/// <param name="Kind">What is wanted.</param>
/// <param name="Node">The node to be drained, or to hold the router.</param>
/// <param name="Router">The router of a move; null for a drain.</param>
/// <param name="Version">When it was given.</param>
/// <param name="Origin">Name of the node it was given on, which decides between equal versions.</param>
public sealed record Intent(IntentKind Kind, string Node, VirtualRouterKey? Router, HybridStamp Version, string Origin);
