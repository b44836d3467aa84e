using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>The Master advertises a lowered priority with its gate open; the target takes over now.</summary>
/// <param name="HandOver">Of the request.</param>
/// <param name="Router">Of the request.</param>
/// <param name="Epoch">The sender's mastership, still standing.</param>
public sealed record HandOverGo(Guid HandOver, VirtualRouterKey Router, ulong Epoch) : INodeMessage;
