namespace Tandem.Network.Probes;

/// <summary>A segment of this node.</summary>
/// <param name="Segment">Its name in the configuration.</param>
/// <param name="Interface">The kernel's interface name on this node.</param>
public sealed record ProbedSegment(string Segment, string Interface);
