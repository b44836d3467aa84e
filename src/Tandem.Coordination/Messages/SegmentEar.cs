namespace Tandem.Coordination.Messages;

/// <summary>What a node hears of one segment at all, whoever it is from.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="HasCarrier">Whether its interface is up and has a carrier.</param>
/// <param name="Silence">Since a frame of any other host was heard; null when none was.</param>
/// <param name="HearsOthers">Whether others were heard after the last member fell silent.</param>
/// <param name="Witness">Whether the witness of arbitration answers; null when there is none, or it is not known yet.</param>
public sealed record SegmentEar(string Segment, bool HasCarrier, TimeSpan? Silence, bool HearsOthers, bool? Witness);
