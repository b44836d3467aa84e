namespace Tandem.Api.Facts;

/// <summary>A node as it is configured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">On the management network.</param>
public sealed record NodeFacts(string Name, string Address);
