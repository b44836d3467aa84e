namespace Tandem.Api.Contracts;

/// <summary>One difference.</summary>
/// <param name="Router">The router's name, or its key if this node has none of that; null when it is about the cluster as a whole.</param>
/// <param name="Words">Who has what.</param>
public sealed record DriftLine(string? Router, string Words);
