namespace Tandem.Coordination.Messages;

/// <summary>What the sender has on record; whoever has more answers with <see cref="TimelineEntries"/>.</summary>
/// <param name="Marks">Ordered by node, then life.</param>
public sealed record TimelineKnown(Items<TimelineMark> Marks) : INodeMessage;
