namespace Tandem.Api.Contracts;

/// <summary>Something that happened.</summary>
/// <param name="At">When, by the hybrid clock: what caused something is never later than it.</param>
/// <param name="Node">Where.</param>
/// <param name="Kind">A fixed word, such as transition.</param>
/// <param name="Router">The router's name, or its key if this node has none of that; null when it is about the node.</param>
/// <param name="Text">What, and why.</param>
/// <param name="Place">Names the entry for ever; to be given as "after" to go on behind it.</param>
public sealed record TimelineLine(DateTimeOffset At, string Node, string Kind, string? Router, string Text, string Place);
