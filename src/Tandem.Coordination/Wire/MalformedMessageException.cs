namespace Tandem.Coordination.Wire;

/// <summary>Bytes that are Protobuf but no message of ours: a value that has no meaning in its place.</summary>
/// <param name="message">What is wrong, with the value.</param>
internal sealed class MalformedMessageException(string message) : Exception(message);
