namespace Tandem.Coordination.Messages;

/// <summary>I run by one of those before: send me the text.</summary>
/// <param name="Digest">Of the document.</param>
public sealed record ChangeWanted(string Digest) : INodeMessage;
