using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>Whether one node hears another.</summary>
/// <param name="Segment">On which segment.</param>
/// <param name="Family">IPv4: by ARP. IPv6: by neighbour solicitations.</param>
/// <param name="Hearer">Who says so.</param>
/// <param name="Speaker">Of whom.</param>
/// <param name="IsHeard">Whether it does.</param>
/// <param name="Missed">Its questions in a row that were not answered.</param>
/// <param name="Silence">Since it last heard the other asking; null when it never did.</param>
public sealed record HearingCell(string Segment, Family Family, string Hearer, string Speaker, bool IsHeard, uint Missed, TimeSpan? Silence);
