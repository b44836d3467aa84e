using System.Collections.Immutable;

namespace Tandem.Coordination.Membership;

/// <summary>Who is configured, who is a member and reached, and since when. It outlives the cluster's system.</summary>
public sealed class MemberTable
{
    private MemberTable(ImmutableArray<MemberRecord> members) => Members = members;

    /// <summary>By rank.</summary>
    public ImmutableArray<MemberRecord> Members { get; }

    /// <summary>Whether every configured node is a member that is reached.</summary>
    public bool IsComplete => Members.All(member => member.Standing == MemberStanding.Reachable);

    /// <summary>Nobody is a member yet.</summary>
    public static MemberTable Of(Peers peers, DateTimeOffset now) => new(
    [
        .. Enumerable.Range(0, peers.Count).Select(rank => new MemberRecord(
            peers[rank].Name, peers[rank].Address, rank == peers.SelfRank, MemberStanding.Absent, now)),
    ]);

    /// <summary>The table with these standings, by rank; who stands as before keeps his time.</summary>
    public MemberTable With(IReadOnlyList<MemberStanding> standings, DateTimeOffset now)
    {
        var changed = false;
        var members = Members.Select((member, rank) =>
        {
            if (member.Standing == standings[rank])
            {
                return member;
            }

            changed = true;
            return member with { Standing = standings[rank], Since = now };
        }).ToImmutableArray();
        return changed ? new(members) : this;
    }
}
