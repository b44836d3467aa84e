using Tandem.Network.Beat;

namespace Tandem.Api.Metrics;

/// <summary>One segment of this node at the time of a reading.</summary>
/// <param name="Labels">Which.</param>
/// <param name="Wire">What its link loop counts.</param>
internal sealed record SegmentReading(LabelSet Labels, SegmentTally Wire);
