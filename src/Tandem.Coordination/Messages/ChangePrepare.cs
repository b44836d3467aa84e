namespace Tandem.Coordination.Messages;

/// <summary>Can you follow this configuration? Nothing is done yet.</summary>
/// <param name="Change">Names this change in every message about it.</param>
/// <param name="Base">Digest of the document that it is to replace.</param>
/// <param name="Text">The whole document.</param>
public sealed record ChangePrepare(Guid Change, string Base, string Text) : INodeMessage;
