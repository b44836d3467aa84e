namespace Tandem.Api.Sights;

/// <summary>One health check of another node.</summary>
/// <param name="Node">Whose.</param>
/// <param name="Check">How it is.</param>
/// <param name="LastPassed">What its last run said; null: nothing.</param>
public sealed record PeerCheckSight(string Node, CheckSight Check, bool? LastPassed);
