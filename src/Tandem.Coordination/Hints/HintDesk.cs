using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.Hints;

/// <summary>
/// What this node tells when it lets go, and what it makes of what others tell: the whole logic of hints and of the closed-loop announcement,
/// without a clock, an actor or a channel.
/// </summary>
/// <param name="node">This node.</param>
/// <param name="memory">What outlives this.</param>
internal sealed class HintDesk(string node, HintMemory memory)
{
    private readonly Dictionary<VirtualRouterKey, RouterStanding> _own = [];
    private int _turn;

    /// <summary>Takes in a report of this node's routers.</summary>
    /// <returns>What the members are to be told; null: nothing. A release of a mastership is told when the link has confirmed it, and only then.</returns>
    public ReleaseHint? Take(NodeReport report, Roster roster)
    {
        switch (report)
        {
            case NodeReport.Everything everything:
                _own.Clear();
                foreach (var router in everything.Routers)
                {
                    _own[router.Key] = router;
                }

                return null;
            case NodeReport.Changed(var router):
                _own[router.Key] = router;
                return null;
            case NodeReport.Gone(var key):
                _own.Remove(key);
                return null;
            case NodeReport.Released(var key, var mastership):
                return Hint(key, mastership, roster);
            default:
                return null;
        }
    }

    /// <summary>A member says that it has let go.</summary>
    /// <returns>What becomes of it, and the advice if there is any.</returns>
    public (HintUse Use, RouterAdvice.TakeOver? Advice) Hear(HeardHint heard, Roster roster)
    {
        var key = heard.Hint.Router;
        if (!_own.TryGetValue(key, out var own) || !memory.TryUse(heard.From, key, heard.Boot, heard.Hint.Epoch))
        {
            return (HintUse.Dropped, null);
        }

        var use = HintJudge.Judge(node, own, heard, roster);
        return (use, use == HintUse.TakesOver ? new RouterAdvice.TakeOver(key, TakeOverCause.PeerReleased, own.Heard!.Mastership) : null);
    }

    /// <summary>
    /// Whoever is Master announces again after each release of another one that the link there has confirmed: until then that one may have
    /// answered for the addresses too. While a life of the cluster's system has not heard yet what this node holds, nothing counts as answered.
    /// </summary>
    public IReadOnlyList<RouterAdvice.AnnounceAgain> Answer(Roster roster) =>
    [
        .. from other in roster.Nodes.Values
           where other.Node != node
           from router in other.Routers.Values
           let own = _own.GetValueOrDefault(router.Router)
           where own is not null && memory.TryAnswer(other.Node, router.Router, other.BootId, router.Released) && own.Role == RouterRole.Master
           select new RouterAdvice.AnnounceAgain(own.Key, own.Mastership),
    ];

    /// <summary>
    /// While a member says that it is Master too and would lose, it cannot be heard here, or it would have yielded. Whoever would win says again and
    /// again that it is Master, so that the other hears it as soon as it can, and not only with the next advertisement.
    /// </summary>
    public IReadOnlyList<RouterAdvice.AnnounceAgain> Insist(Roster roster)
    {
        RouterAdvice.AnnounceAgain[] all =
        [
            .. from own in _own.Values
               where own is { Role: RouterRole.Master, SourceAddress: not null } && own.Effective.AdvertisementInterval.TimeSpan > HintTimings.Insist * 2
               where roster.Nodes.Values.Any(other => other.Node != node && other.IsReachable && other.Find(own.Key) is { Role: Messages.RouterRole.Master } rival && Wins(own, rival))
               orderby own.Key.ToString()
               select new RouterAdvice.AnnounceAgain(own.Key, own.Mastership),
        ];
        _turn = all.Length <= HintTimings.MostAtOnce ? 0 : (_turn + HintTimings.MostAtOnce) % all.Length;
        return [.. all.Skip(_turn).Take(HintTimings.MostAtOnce)];
    }

    private static bool Wins(RouterStanding own, Messages.RouterStanding rival) =>
        rival.Source is { } source && (own.Effective.Priority.Value, own.SourceAddress!.Value).CompareTo((rival.Priority.Value, source)) > 0;

    /// <summary>An owner is Master again as soon as it can be, so nobody may take its word for staying out.</summary>
    private ReleaseHint? Hint(VirtualRouterKey key, Mastership mastership, Roster roster)
    {
        if (!_own.TryGetValue(key, out var own) || own.Role == RouterRole.Master || own.Mastership != mastership
            || own.Configured.IsOwner || ReleaseCauses.Of(own.Reason) is not { } cause)
        {
            return null;
        }

        var heir = own.SourceAddress is { } source ? Succession.First(roster, key, source) : null;
        return new ReleaseHint(key, (ulong)mastership.Epoch, cause) { Heir = heir ?? "" };
    }
}
