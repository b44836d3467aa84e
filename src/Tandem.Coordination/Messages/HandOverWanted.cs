using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>A Backup that is preferred to the Master asks it to hand over, in place of overthrowing it. Answered by a request, or by its refusal.</summary>
/// <param name="HandOver">Names the hand-over, if there is one.</param>
/// <param name="Router">The router that is wanted.</param>
/// <param name="Priority">What the sender would advertise as Master.</param>
public sealed record HandOverWanted(Guid HandOver, VirtualRouterKey Router, Priority Priority) : INodeMessage;
