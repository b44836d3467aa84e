using System.Collections.Immutable;

namespace Tandem.Vrrp.Machine;

/// <summary>What one step did.</summary>
/// <param name="From">The state before.</param>
/// <param name="Router">The router after.</param>
/// <param name="Effects">To be carried out in this order, as one batch.</param>
/// <param name="Reason">Set when the role changed.</param>
public sealed record Transition(RouterRole From, VirtualRouter Router, ImmutableArray<Effect> Effects, TransitionReason? Reason)
{
    /// <summary>The role after.</summary>
    public RouterRole To => Router.Role;
}
