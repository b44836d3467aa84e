namespace Tandem.Api.Contracts;

/// <summary>What happened, on all nodes, in the causal order or against it.</summary>
/// <param name="Node">Whose record this is.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Entries">At most as many as were asked for.</param>
/// <param name="Next">To be given as "after" for the next page; null when this is the last.</param>
public sealed record TimelineReport(string Node, DateTimeOffset At, IReadOnlyList<TimelineLine> Entries, string? Next);
