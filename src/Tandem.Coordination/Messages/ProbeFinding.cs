using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>What a node hears of one peer on one segment: ordinary ARP requests or neighbour solicitations between their own addresses.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Family">IPv4: ARP. IPv6: neighbour solicitations.</param>
/// <param name="Peer">The peer's name in the configuration.</param>
/// <param name="Missed">Own probes in a row that the peer has not answered; 0 says that the last one was.</param>
/// <param name="Silence">Since the peer's last probe was heard; null when none ever was.</param>
public sealed record ProbeFinding(string Segment, Family Family, string Peer, uint Missed, TimeSpan? Silence);
