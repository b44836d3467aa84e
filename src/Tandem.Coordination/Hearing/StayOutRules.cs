using System.Collections.Immutable;
using Tandem.Actors.Advice;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;
using SaidRole = Tandem.Coordination.Messages.RouterRole;

namespace Tandem.Coordination.Hearing;

/// <summary>
/// What this node does about its own deafness, and about a rival that alone reaches the witness. It lets go only to a living member that can
/// serve, and stays out only while one says that it is Master; nothing here is for longer than a few rounds.
/// </summary>
/// <param name="self">This node.</param>
/// <param name="arbitration">Settles what is to be settled.</param>
internal sealed class StayOutRules(string self, Arbitration arbitration)
{
    /// <summary>Until the member to whom a router was left says that it is Master; else it comes back.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Said again with each round.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(1.5);

    /// <summary>Whoever is to let go or to stay out now.</summary>
    public IEnumerable<Stay> Decide(HearingView view, IReadOnlyCollection<OwnRouter> routers)
    {
        var deafOn = view.Segments.Where(segment => HearingJudge.HearerOfDeaf(view, segment, self) is not null).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. routers
                .Select(router =>
                    (deafOn.Contains(router.Key.Segment) ? OfDeaf(view, router) : null) ?? (arbitration.Covers(router.Key.Segment) ? OfArbitration(view, router) : null))
                .OfType<Stay>(),
        ];
    }

    private Stay? OfDeaf(HearingView view, OwnRouter router)
    {
        if (router is { Role: RouterRole.Initialize, Out: null })
        {
            return null;
        }

        var roles = Servants(view, router).Select(node => view.Position(router.Key, node)!.Role).ToArray();
        if (roles.Contains(SaidRole.Master))
        {
            return new Stay(router, LeaveCause.Deaf, Hold);
        }

        return router.Role == RouterRole.Master && roles.Contains(SaidRole.Backup) ? new Stay(router, LeaveCause.Deaf, Grace) : null;
    }

    /// <summary>Members that take part, hear this node while it hears nobody, and are heard by a third one where there is any.</summary>
    private IEnumerable<string> Servants(HearingView view, OwnRouter router)
    {
        var segment = router.Key.Segment;
        var others = view.On(segment).Where(node => node != self).ToImmutableArray();
        return others.Where(node =>
            view.Position(router.Key, node) is { Role: not SaidRole.Initialize }
            && view.HeardAfterSilence(segment, node, self)
            && others.Where(third => third != node).Select(third => view.Hears(segment, third, node)).ToArray() is var heard
            && (heard.Contains(true) || !heard.Contains(false)));
    }

    private Stay? OfArbitration(HearingView view, OwnRouter router)
    {
        if (router.Role != RouterRole.Master && router.Out != LeaveCause.Arbitrated)
        {
            return null;
        }

        var isLost = view.Members.Any(rival =>
            rival.Node != self
            && view.Position(router.Key, rival.Node) is { Role: SaidRole.Master }
            && arbitration.LoserOf(view, router.Key, self, rival.Node) == self);
        return isLost ? new Stay(router, LeaveCause.Arbitrated, Hold) : null;
    }
}
