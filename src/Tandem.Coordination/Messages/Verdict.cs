using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>The answer to a <see cref="Challenge"/>.</summary>
/// <param name="Nonce">Of the question.</param>
/// <param name="Router">Of the question.</param>
/// <param name="Answer">Whether the sender advertises this router with that priority from that address.</param>
/// <param name="Epoch">The sender's present mastership, 0 while it is not Master.</param>
public sealed record Verdict(ulong Nonce, VirtualRouterKey Router, VerdictAnswer Answer, ulong Epoch) : INodeMessage;
