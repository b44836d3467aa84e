namespace Tandem.Coordination.Messages;

/// <summary>A message of a newer node, of a kind that this one does not know. It is counted and dropped, and never sent.</summary>
/// <param name="Manifest">What the sender calls it.</param>
public sealed record UnknownMessage(string Manifest) : INodeMessage;
