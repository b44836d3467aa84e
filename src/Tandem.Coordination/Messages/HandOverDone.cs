using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>The old Master's gate is closed and its addresses are gone; the new one announces once more.</summary>
/// <param name="HandOver">Of the request.</param>
/// <param name="Router">Of the request.</param>
/// <param name="Epoch">The sender's mastership that has ended.</param>
public sealed record HandOverDone(Guid HandOver, VirtualRouterKey Router, ulong Epoch) : INodeMessage;
