namespace Tandem.Coordination.Messages;

/// <summary>Entries that the receiver lacks, in batches well below the size of a frame.</summary>
/// <param name="Entries">Ordered by stamp.</param>
public sealed record TimelineEntries(Items<TimelineEntry> Entries) : INodeMessage
{
    /// <summary>
    /// For each life in the batch: all that the sender still has after this number is here, up to the last one that is. Only a receiver that has
    /// as much itself may count them as complete; a gap in the numbers is what the sender has forgotten.
    /// </summary>
    public Items<TimelineMark> After { get; init; } = [];

    /// <summary>The batch was full: it is worth asking again.</summary>
    public bool HasMore { get; init; }
}
