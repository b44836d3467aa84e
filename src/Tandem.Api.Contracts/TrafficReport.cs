namespace Tandem.Api.Contracts;

/// <summary>What the node that answers counts of one router's advertisements: since the process began, so that two answers make a rate.</summary>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="Router">The router's name.</param>
/// <param name="IntervalSeconds">Its own advertisement interval.</param>
/// <param name="Sent">Advertisements that left.</param>
/// <param name="Heard">Those that were accepted, by source.</param>
/// <param name="Discarded">Packets for it that went no further.</param>
/// <param name="LatenessMilliseconds">By how much the link loop missed its latest deadline.</param>
public sealed record TrafficReport(
    string Node, DateTimeOffset At, string Router, double IntervalSeconds, long Sent, IReadOnlyList<HeardSource> Heard, long Discarded, double LatenessMilliseconds);
