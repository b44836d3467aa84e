using System.Collections.Immutable;
using Akka.Cluster;

namespace Tandem.Coordination.Membership;

/// <summary>The cluster as its own events tell it.</summary>
/// <param name="self">This life of this node.</param>
internal sealed class ClusterView(UniqueAddress self)
{
    private readonly Dictionary<UniqueAddress, MemberStatus> _members = [];
    private readonly HashSet<UniqueAddress> _unreachable = [];

    /// <summary>Whether this node is a member of anything. Being taken in provisionally is enough: a dead member may keep it so for long.</summary>
    public bool Joined => _members.ContainsKey(self);

    /// <summary>Whether the others have removed this life of this node.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Itself included.</summary>
    public int ReachableCount => _members.Keys.Count(IsReached);

    public IEnumerable<UniqueAddress> Members => _members.Keys;

    public void Start(ClusterEvent.CurrentClusterState state)
    {
        foreach (var member in state.Members)
        {
            _members[member.UniqueAddress] = member.Status;
        }

        _unreachable.UnionWith(state.Unreachable.Select(member => member.UniqueAddress));
    }

    public void Apply(ClusterEvent.IMemberEvent happened)
    {
        var member = happened.Member;
        if (happened is ClusterEvent.MemberRemoved)
        {
            _members.Remove(member.UniqueAddress);
            _unreachable.Remove(member.UniqueAddress);
        }
        else
        {
            _members[member.UniqueAddress] = member.Status;
        }

        IsRemoved |= member.UniqueAddress.Equals(self) && (member.Status is MemberStatus.Down or MemberStatus.Removed);
    }

    public void Apply(ClusterEvent.ReachabilityEvent happened)
    {
        if (happened is ClusterEvent.UnreachableMember)
        {
            _unreachable.Add(happened.Member.UniqueAddress);
        }
        else
        {
            _unreachable.Remove(happened.Member.UniqueAddress);
        }
    }

    public bool Has(UniqueAddress life) => _members.ContainsKey(life);

    /// <summary>A member on the same address that is another life.</summary>
    public bool HasFormerLife(UniqueAddress life) => _members.Keys.Any(member => member.Address.Equals(life.Address) && member.Uid != life.Uid);

    /// <summary>A member that was removed, or is about to be, is not reached whatever its connection says.</summary>
    public bool IsReached(UniqueAddress life) =>
        life.Equals(self) || (_members.TryGetValue(life, out var status) && status is not MemberStatus.Down && !_unreachable.Contains(life));

    /// <summary>Members nobody reaches, apart from the lives on one address.</summary>
    public bool HasLostOthers(UniqueAddress but) => _unreachable.Any(life => !life.Address.Equals(but.Address));

    /// <summary>How a configured host stands.</summary>
    public MemberStanding StandingOf(string host, MemberStanding before)
    {
        var lives = _members.Keys.Where(life => life.Address.Host == host).ToImmutableArray();
        return lives.Any(IsReached) ? MemberStanding.Reachable
            : !lives.IsEmpty ? MemberStanding.Lost
            : before == MemberStanding.Reachable ? MemberStanding.Absent
            : before;
    }
}
