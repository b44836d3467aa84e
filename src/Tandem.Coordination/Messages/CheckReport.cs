using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>How the sender is. Only the latest counts.</summary>
/// <param name="Checks">Its health checks, ordered by name.</param>
/// <param name="Serving">The routers that take part on it now, as Backup or Master, and have checks.</param>
public sealed record CheckReport(Items<CheckResult> Checks, Items<VirtualRouterKey> Serving) : INodeMessage;
