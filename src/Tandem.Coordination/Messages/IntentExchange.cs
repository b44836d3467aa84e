namespace Tandem.Coordination.Messages;

/// <summary>Every intent the sender knows, also those that ended, so that a node that was away does not bring an old one back.</summary>
/// <param name="Intents">Ordered by version.</param>
public sealed record IntentExchange(Items<Intent> Intents) : INodeMessage;
