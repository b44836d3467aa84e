namespace Tandem.Coordination.Membership;

/// <summary>Holds the table of members for whoever reads it, over all lives of the cluster's system, and tells what changed.</summary>
/// <param name="peers">The configured nodes.</param>
/// <param name="time">The clock of <see cref="MemberRecord.Since"/>.</param>
/// <param name="tell">Hears of peers that are lost or back.</param>
internal sealed class MemberRegister(Peers peers, TimeProvider time, Action<CoordinatorEvent> tell)
{
    private MemberTable _table = MemberTable.Of(peers, time.GetUtcNow());

    public MemberTable Table => Volatile.Read(ref _table);

    /// <summary>Only ever called by one at a time: the membership actor, or the host when there is none.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Note(IReadOnlyList<MemberStanding> standings)
    {
        var before = Table;
        var now = before.With(standings, time.GetUtcNow());
        if (ReferenceEquals(before, now))
        {
            return false;
        }

        Volatile.Write(ref _table, now);
        foreach (var (old, member) in before.Members.Zip(now.Members).Where(pair => pair.First.Standing != pair.Second.Standing))
        {
            if (EventOf(old, member) is { } happened)
            {
                tell(happened);
            }
        }

        return true;
    }

    /// <summary>The system ends: nobody is reached any more.</summary>
    public void NoteEnd() => Note(
        [.. Table.Members.Select(member => member.Standing == MemberStanding.Reachable && !member.IsSelf ? MemberStanding.Lost : member.IsSelf ? MemberStanding.Absent : member.Standing)]);

    private static CoordinatorEvent? EventOf(MemberRecord old, MemberRecord member) => member.Standing switch
    {
        MemberStanding.Reachable when member.IsSelf => new CoordinatorEvent.Joined(member.Node),
        _ when member.IsSelf => null,
        MemberStanding.Reachable => new CoordinatorEvent.PeerReached(member.Node, old.Standing == MemberStanding.Lost ? member.Since - old.Since : null),
        MemberStanding.Lost => new CoordinatorEvent.PeerLost(member.Node),
        _ => new CoordinatorEvent.PeerLeft(member.Node),
    };
}
