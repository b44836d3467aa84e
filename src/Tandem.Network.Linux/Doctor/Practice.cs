using System.Net;

namespace Tandem.Network.Linux.Doctor;

/// <summary>What a node uses of its machine.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Port">The TCP port of the channel between the nodes; null when there is none.</param>
/// <param name="Certificate">The file of its certificate; null when the channel has no TLS.</param>
/// <param name="Peers">The other nodes.</param>
public sealed record Practice(string Node, IReadOnlyList<PracticeSegment> Segments, int? Port, string? Certificate, IReadOnlyList<(string Name, IPAddress Address)> Peers);
