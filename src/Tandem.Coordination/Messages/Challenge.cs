using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>Asks a member whether an advertisement that claims to be from it is: one that would dethrone a Master.</summary>
/// <param name="Nonce">Drawn at random for this question and returned in the <see cref="Verdict"/>.</param>
/// <param name="Router">The router it advertises.</param>
/// <param name="Source">The address it came from.</param>
/// <param name="Priority">The priority in it.</param>
public sealed record Challenge(ulong Nonce, VirtualRouterKey Router, IPvXAddress Source, Priority Priority) : INodeMessage;
