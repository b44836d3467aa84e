using System.Collections.Immutable;

namespace Tandem.Api.Sights;

/// <summary>Who hears whom on the LAN.</summary>
/// <param name="Cells">Each listener about each other node, by segment and family.</param>
/// <param name="Findings">What follows from it, in words.</param>
public sealed record HearingSight(ImmutableArray<HearingCell> Cells, ImmutableArray<string> Findings)
{
    /// <summary>Nobody probes.</summary>
    public static readonly HearingSight Nothing = new([], []);
}
