using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>What two Masters of one router say about the network between them.</summary>
/// <param name="arbitration">Settles what is to be settled.</param>
/// <param name="intervalOf">A router's advertisement interval.</param>
internal sealed class MasterJudge(Arbitration arbitration, Func<VirtualRouterKey, TimeSpan> intervalOf)
{
    private static readonly TimeSpan LeastSettling = TimeSpan.FromSeconds(1.5);

    /// <summary>Every pair, and why it does not settle.</summary>
    public IEnumerable<HearingFault> Judge(HearingView view) =>
        from entry in view.Members.SelectMany(member => member.Routers.Select(router => (member.Node, router.Key, router.Value)))
        where entry.Value.Role == RouterRole.Master
        group entry.Node by entry.Key into router
        from one in router
        from other in router
        where string.CompareOrdinal(one, other) < 0
        from fault in OfPair(view, router.Key, one, other)
        select fault;

    private IEnumerable<HearingFault> OfPair(HearingView view, VirtualRouterKey key, string one, string other)
    {
        var segment = key.Segment;
        var settling = 3 * intervalOf(key) is var three && three > LeastSettling ? three : LeastSettling;
        var (there, back) = (view.Hears(segment, other, one), view.Hears(segment, one, other));
        yield return new HearingFault.TwoMasters(
            key, one, other, IsSplit: there == false && back == false, arbitration.LoserOf(view, key, one, other), settling);
        if (there != true || back != true)
        {
            yield break;
        }

        switch (HearsAdvertisements(view, key, other, one), HearsAdvertisements(view, key, one, other))
        {
            case (false, false):
                yield return new HearingFault.MulticastFiltered(segment, key, one, other, settling);
                break;
            case (false, true):
                yield return Dropped(view, key, one, other, settling);
                break;
            case (true, false):
                yield return Dropped(view, key, other, one, settling);
                break;
        }
    }

    /// <summary>Whoever a third one does not hear either is at fault; else it is the one that does not hear him.</summary>
    private static HearingFault.AdvertisementsDropped Dropped(HearingView view, VirtualRouterKey key, string from, string to, TimeSpan settling)
    {
        var third = view.Members.FirstOrDefault(member =>
            member.Node != from && member.Node != to && view.Hears(key.Segment, member.Node, from) == true
            && view.Position(key, member.Node) is { Role: not RouterRole.Initialize });
        var at = third is null ? null : HearsAdvertisements(view, key, third.Node, from) ? to : from;
        return new(key.Segment, key, from, to, at, settling);
    }

    private static bool HearsAdvertisements(HearingView view, VirtualRouterKey key, string hearer, string sender) =>
        view.Position(key, sender)?.Source is { } source && view.Position(key, hearer)?.Heard == source;
}
