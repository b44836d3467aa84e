using System.Collections.Immutable;

namespace Tandem.Network.Probes;

/// <summary>What was heard until now, told before the next probes go out.</summary>
/// <param name="Targets">Of everybody who has been asked.</param>
/// <param name="Segments">Of every segment.</param>
public sealed record ProbeRound(ImmutableArray<ProbeSight> Targets, ImmutableArray<SegmentSight> Segments)
{
    /// <summary>Time between two rounds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>So many unanswered probes in a row say that an address is not heard.</summary>
    public const int MostMissed = 3;
}
