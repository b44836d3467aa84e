using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>How this node's routers come back to it.</summary>
/// <param name="Delays">preempt-delay of each; 0 for one that is missing.</param>
/// <param name="Patience">How long a Master that is not reached over the channel yet, and is heard there, is left alone; null: there is no channel.</param>
public sealed record ReturnRules(IReadOnlyDictionary<VirtualRouterKey, TimeSpan> Delays, TimeSpan? Patience)
{
    public TimeSpan DelayOf(VirtualRouterKey key) => Delays.TryGetValue(key, out var delay) ? delay : TimeSpan.Zero;
}
