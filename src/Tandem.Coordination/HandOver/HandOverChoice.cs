using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>Who should take a router from this node.</summary>
internal static class HandOverChoice
{
    /// <summary>Whoever is reached, stands by and is not drained; who would win on the wire comes first.</summary>
    public static IEnumerable<string> Candidates(VirtualRouterKey key, string self, Roster roster, IntentSet intents) =>
        from node in roster.Nodes.Values
        where node.Node != self && node.IsReachable && !intents.IsDrained(node.Node)
        let router = roster.Find(node.Node, key)
        where router is { Role: RouterRole.Backup }
        orderby router.Priority descending, router.Source descending
        select node.Node;

    /// <summary>Whom the operator's intents want a router to go to from this node, the best first; nobody when it may stay.</summary>
    public static IEnumerable<string> Wanted(SharedRouter router, string self, Roster roster, IntentSet intents)
    {
        var holder = intents.HolderOf(router.Key);
        var isDrained = intents.IsDrained(self);
        if (router.SeatOf(self) is not { Priority.IsOwner: false } || (!isDrained && (holder is null || holder == self)))
        {
            return [];
        }

        var candidates = Candidates(router.Key, self, roster, intents);
        return isDrained ? candidates.OrderBy(node => node == holder ? 0 : 1) : candidates.Where(node => node == holder);
    }
}
