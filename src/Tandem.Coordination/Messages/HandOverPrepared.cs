using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>The target is a Backup, ready, and says whom it believes to be Master. The sender of the request goes on only if that is itself.</summary>
/// <param name="HandOver">Of the request.</param>
/// <param name="Router">Of the request.</param>
/// <param name="Master">Source address of the advertisement accepted last; null when there was none.</param>
/// <param name="Priority">The priority in that advertisement, 0 when there was none.</param>
public sealed record HandOverPrepared(Guid HandOver, VirtualRouterKey Router, IPvXAddress? Master, Priority Priority) : INodeMessage;
