using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>A place between two entries of the causal order. What has the same stamp is in the order of nodes, lives and numbers, on every node alike.</summary>
/// <param name="Stamp">Of the entry before it.</param>
/// <param name="Node">Its node.</param>
/// <param name="BootId">Its life.</param>
/// <param name="Number">Its number.</param>
public sealed record TimelineCursor(HybridStamp Stamp, string Node, Guid BootId, ulong Number)
{
    /// <summary>The place behind an entry.</summary>
    public static TimelineCursor Behind(TimelineEntry entry) => new(entry.Stamp, entry.Node, entry.BootId, entry.Number);
}
