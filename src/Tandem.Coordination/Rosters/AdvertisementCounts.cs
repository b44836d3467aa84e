using Tandem.Coordination.Messages;
using Tandem.Network.Beat;

namespace Tandem.Coordination.Rosters;

/// <summary>The advertisements of one router of this node, as its link loop counts them.</summary>
/// <param name="Sent">Since the process began.</param>
/// <param name="Heard">By source, ordered by address.</param>
public sealed record AdvertisementCounts(ulong Sent, Items<HeardAdvertisements> Heard)
{
    /// <summary>Nothing was counted.</summary>
    public static readonly AdvertisementCounts None = new(0, []);

    /// <summary>What is counted by now.</summary>
    public static AdvertisementCounts Of(AdvertisementTally tally) =>
        new((ulong)tally.Sent, [.. tally.Heard.Select(heard => new HeardAdvertisements(heard.Source, (ulong)heard.Count))]);
}
