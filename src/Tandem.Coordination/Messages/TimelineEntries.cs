namespace Tandem.Coordination.Messages;

/// <summary>Entries that the receiver lacks, in batches well below the size of a frame.</summary>
/// <param name="Entries">Ordered by stamp.</param>
public sealed record TimelineEntries(Items<TimelineEntry> Entries) : INodeMessage;
