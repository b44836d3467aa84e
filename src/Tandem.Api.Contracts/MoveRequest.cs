namespace Tandem.Api.Contracts;

/// <summary>A router shall be held by a node.</summary>
/// <param name="Router">Its name, or its key such as front-4-51.</param>
/// <param name="Node">The node's name.</param>
/// <param name="WaitSeconds">As in <see cref="NodeRequest"/>.</param>
public sealed record MoveRequest(string Router, string Node, double WaitSeconds = 0);
