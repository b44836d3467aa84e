namespace Tandem.Coordination.Messages;

/// <summary>One router's standing right after a change; the rest of the node's roster stays as it was.</summary>
/// <param name="Router">The standing now.</param>
public sealed record StandingChanged(RouterStanding Router) : INodeMessage;
