namespace Tandem.Api.Sights;

/// <summary>One health check of this node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">In a word.</param>
/// <param name="Since">Since when.</param>
/// <param name="Detail">What it saw last.</param>
public sealed record CheckSight(string Name, string State, DateTimeOffset? Since, string Detail);
