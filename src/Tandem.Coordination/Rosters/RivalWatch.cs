using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Local = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.Rosters;

/// <summary>
/// Whom a Master hears besides itself. The last advertisement of the Master before it may arrive just after a hand-over and is heard for once, while
/// the router goes on for weeks without another word of it: so a rival counts only while its advertisements are counted.
/// </summary>
/// <param name="time">Measures since when one is silent.</param>
internal sealed class RivalWatch(TimeProvider time)
{
    /// <summary>What is silent for longer than a Backup would wait for a Master is not heard.</summary>
    private const int MostIntervals = 3;

    private readonly Dictionary<VirtualRouterKey, Rival> _rivals = [];

    /// <summary>The source of the other Master that a router hears; null: there is none.</summary>
    /// <param name="router">As it reported itself last.</param>
    /// <param name="counts">Its advertisements until now.</param>
    public IPvXAddress? Heard(Local router, AdvertisementCounts counts)
    {
        if (router is not { Role: RouterRole.Master, Heard: { } heard })
        {
            _rivals.Remove(router.Key);
            return router.Heard?.Source;
        }

        // A source that is not counted by itself, because there are too many, is believed.
        if (counts.Heard.FirstOrDefault(source => source.Source == heard.Source) is not { } counted)
        {
            return heard.Source;
        }

        var now = time.GetTimestamp();
        if (!_rivals.TryGetValue(router.Key, out var known) || known.Source != heard.Source || known.Epoch != router.Mastership.Epoch || counted.Count > known.Count)
        {
            _rivals[router.Key] = known = new(heard.Source, router.Mastership.Epoch, counted.Count, now);
        }

        return time.GetElapsedTime(known.At, now) < router.Effective.AdvertisementInterval.TimeSpan * MostIntervals ? heard.Source : null;
    }

    private sealed record Rival(IPvXAddress Source, long Epoch, ulong Count, long At);
}
