using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>Entries in the causal order, or against it.</summary>
/// <param name="Entries">At most as many as were asked for.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
public sealed record TimelinePage(Items<TimelineEntry> Entries, TimelineCursor? Next);
