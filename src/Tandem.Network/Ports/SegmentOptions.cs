using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>How a node is connected to one segment.</summary>
/// <param name="Segment">The configured name.</param>
/// <param name="Interface">The kernel's interface name on this node.</param>
/// <param name="Gate">False: the operator wrote <c>gate = off</c>; Backup macvlans are then kept down.</param>
/// <param name="GateLease">How long the gate stays open when nobody renews it.</param>
public sealed record SegmentOptions(string Segment, string Interface, bool Gate, TimeSpan GateLease)
{
    /// <summary>The routers configured here: what an earlier life made for any other is deleted. Null: unknown, nothing is deleted.</summary>
    public IReadOnlySet<VirtualRouterKey>? Routers { get; init; }
}
