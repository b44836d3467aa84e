namespace Tandem.Network.Probes;

/// <summary>What is heard on a segment at all.</summary>
/// <param name="Segment">Which.</param>
/// <param name="HasCarrier">Whether the interface is up and has a carrier.</param>
/// <param name="Silence">
/// Since a frame of whatever host was last heard; null when none was. Where no target is heard, every frame counts; else those of the targets do.
/// </param>
/// <param name="HearsOthers">Whether others were heard after the last target fell silent: then it is the targets that do not speak.</param>
/// <param name="Problem">Why nothing can be asked there; null when it can.</param>
public sealed record SegmentSight(string Segment, bool HasCarrier, TimeSpan? Silence, bool HearsOthers, string? Problem);
