namespace Tandem.Coordination.Messages;

/// <summary>What one node tells another. Each kind has a manifest and a form on the wire in <see cref="Wire.MessageCodec"/>; nothing else travels.</summary>
public interface INodeMessage;
