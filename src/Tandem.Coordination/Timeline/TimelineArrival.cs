using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>An entry as it came in here: others' entries come later than they happened, so whoever follows the record follows this order.</summary>
/// <param name="Place">Rises with each entry; where to go on following, in this life of the node.</param>
/// <param name="Entry">The entry.</param>
public sealed record TimelineArrival(long Place, TimelineEntry Entry);
