using System.Collections.Immutable;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>One transition, one message: everything a step wants, in order, and the state it leaves behind.</summary>
/// <param name="Router">The router after the step; its role and deadline are what the link loop keeps from now on.</param>
/// <param name="Acknowledged">Sequence of the event this step answered: everything up to it is folded into <paramref name="Router"/>.</param>
/// <param name="Form">Checksum form of its advertisements.</param>
/// <param name="Effects">To be carried out in this order.</param>
public sealed record EffectBatch(VirtualRouter Router, long Acknowledged, ChecksumForm Form, ImmutableArray<Effect> Effects)
{
    /// <summary>Set when the advertisement that this batch answers was not believed; it has changed nothing.</summary>
    public UnattestedAdvertisement? Unattested { get; init; }

    /// <summary>The router's key.</summary>
    public VirtualRouterKey Key => Router.Parameters.Key;
}
