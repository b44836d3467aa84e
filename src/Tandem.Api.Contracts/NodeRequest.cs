namespace Tandem.Api.Contracts;

/// <summary>A command about a node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="WaitSeconds">How long the answer may wait for the routers to be where they are wanted, 0..60; 0: not at all.</param>
public sealed record NodeRequest(string Node, double WaitSeconds = 0);
