using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>A router of this node, as far as staying out is concerned.</summary>
/// <param name="Key">Which.</param>
/// <param name="Role">Its role.</param>
/// <param name="Mastership">Its own mastership: the running one, or the last.</param>
/// <param name="Out">Why it stays in Initialize on our advice; null when it does not.</param>
internal sealed record OwnRouter(VirtualRouterKey Key, RouterRole Role, Mastership Mastership, LeaveCause? Out);
