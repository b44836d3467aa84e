using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Intents;

/// <summary>What an operator asks for.</summary>
/// <param name="Kind">drain, undrain, move or unmove.</param>
/// <param name="Node">The node; not for unmove.</param>
/// <param name="Router">The router's name; only for move and unmove.</param>
public sealed record IntentRequest(IntentKind Kind, string? Node, string? Router);
