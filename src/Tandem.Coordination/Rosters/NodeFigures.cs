using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Rosters;

/// <summary>What a node tells of itself besides the standing of its routers; read on any thread.</summary>
/// <param name="ConfigurationDigest">Of its effective configuration.</param>
/// <param name="Lateness">The worst delay of its link loop lately.</param>
/// <param name="Counts">The advertisements of one router.</param>
public sealed record NodeFigures(Func<string> ConfigurationDigest, Func<TimeSpan> Lateness, Func<VirtualRouterKey, AdvertisementCounts> Counts)
{
    /// <summary>Nothing is known.</summary>
    public static readonly NodeFigures None = new(static () => "", static () => TimeSpan.Zero, static _ => AdvertisementCounts.None);
}
