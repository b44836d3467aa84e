using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>How a hand-over by this node ended.</summary>
/// <param name="Key">Which router.</param>
/// <param name="Target">Who was to take it; empty when there was nobody to ask.</param>
/// <param name="IsDone">True: the target is Master, and this node's link has let go.</param>
/// <param name="Words">What happened, for the operator.</param>
public sealed record HandOverEnding(VirtualRouterKey Key, string Target, bool IsDone, string Words);
