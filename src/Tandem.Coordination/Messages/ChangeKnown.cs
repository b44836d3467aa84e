namespace Tandem.Coordination.Messages;

/// <summary>The document that the sender runs by, which operators applied. To a node that was away, with its text if that one asked.</summary>
/// <param name="Version">When it was confirmed.</param>
/// <param name="Digest">Of the document.</param>
/// <param name="Replaced">Digests of those before it, the latest first.</param>
/// <param name="Text">The document; empty unless it was asked for.</param>
public sealed record ChangeKnown(HybridStamp Version, string Digest, Items<string> Replaced, string Text) : INodeMessage;
