using System.Collections.Immutable;
using Tandem.Network.Probes;

namespace Tandem.Coordination.Hearing;

/// <summary>What is to be heard on this node.</summary>
/// <param name="Segments">The segments it takes part in.</param>
/// <param name="Arbitration">By segment, where there is any.</param>
public sealed record HearingOptions(ImmutableArray<ProbedSegment> Segments, ImmutableDictionary<string, ArbitrationSetting> Arbitration);
