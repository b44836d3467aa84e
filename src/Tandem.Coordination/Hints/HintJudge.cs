using Tandem.Actors.Advice;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Machine;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Coordination.Hints;

/// <summary>
/// Whether this node takes over at once because a member says that it has let go. A pure function of what is known. It leans towards the timer, which
/// runs on: a hint that is not used costs what plain VRRP costs, one that is used wrongly would make two Masters.
/// </summary>
internal static class HintJudge
{
    /// <summary>
    /// A hint rests on five things: the Master heard last is the sender, in the life and epoch it names; nobody else says that it is Master; the
    /// hint is younger than a Master_Down_Interval, for which the sender stays out, so that no advertisement heard can be of its next
    /// mastership; this node is first in line, by its own roster and, where the sender names its heir, by the sender's; and the cause is one of those that orphan the addresses.
    /// </summary>
    /// <param name="node">This node.</param>
    /// <param name="own">Its router.</param>
    /// <param name="heard">The hint; not used before.</param>
    /// <param name="roster">Who holds what.</param>
    public static HintUse Judge(string node, RouterStanding own, HeardHint heard, Roster roster)
    {
        var (from, boot, age, hint) = heard;
        if (own.Role != RouterRole.Backup || own.Heard is not { } master || !ReleaseCauses.IsOrphaned(hint.Cause))
        {
            return HintUse.Dropped;
        }

        var isTheOneHeard = roster.Find(from) is { } sender && sender.BootId == boot
            && sender.Find(hint.Router) is { } claim && claim.Epoch == hint.Epoch && claim.Source == master.Source;
        if (!isTheOneHeard || !IsFresh(age, master) || Succession.HasMaster(roster, hint.Router, but: from))
        {
            return HintUse.Dropped;
        }

        var first = Succession.First(roster, hint.Router, master.Source);
        return first == node && (hint.Heir.Length == 0 || hint.Heir == node) ? HintUse.TakesOver : HintUse.NotFirstInLine;
    }

    /// <summary>Three intervals are a little less than the sender's Master_Down_Interval. An owner waits for none.</summary>
    private static bool IsFresh(TimeSpan? age, HeardMaster master) =>
        age is { } known && !master.Last.Priority.IsOwner && known < master.Last.Interval.TimeSpan * 3;
}
