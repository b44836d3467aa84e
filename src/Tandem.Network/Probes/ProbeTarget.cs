using Tandem.Vrrp.Model;

namespace Tandem.Network.Probes;

/// <summary>An address to be asked for.</summary>
/// <param name="Segment">On which segment.</param>
/// <param name="Source">This node's own address there, of the same family.</param>
/// <param name="Address">The address that is asked for: one that stays with its node, never a virtual one.</param>
public sealed record ProbeTarget(string Segment, IPvXAddress Source, IPvXAddress Address);
