using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Testing;

/// <summary>One advertisement on a simulated wire.</summary>
/// <param name="Source">Source in the IP header.</param>
/// <param name="Payload">The VRRP message.</param>
public sealed record SimulatedFrame(IPvXAddress Source, ImmutableArray<byte> Payload)
{
    /// <summary>The Priority field.</summary>
    public Priority Priority => new(Payload[2]);
}
