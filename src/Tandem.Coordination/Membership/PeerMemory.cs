using Akka.Actor;
using Akka.Cluster;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Membership;

/// <summary>What a peer's latest hellos have said, and for how long they have been saying it.</summary>
internal sealed class PeerMemory
{
    private UniqueAddress? _life;
    private bool _hasCluster;
    private Kinship _kinship;
    private long _first;
    private long _latest;

    public int Reachable { get; private set; }

    /// <summary>The lowest rank among the members it told of.</summary>
    public int LowestRank { get; private set; }

    /// <summary>Takes a hello in.</summary>
    /// <returns>Whether the peer is another, or in another condition, than when it was heard last: then it should hear of us at once.</returns>
    public bool Hear(Hello hello, Peers peers, long now)
    {
        var life = new UniqueAddress(Address.Parse(hello.Address), hello.Incarnation);
        var hasCluster = hello.Members.Count > 0;
        var isNews = _life is null || !_life.Equals(life) || _hasCluster != hasCluster;
        if (isNews)
        {
            _first = now;
        }

        (_life, _hasCluster, _latest) = (life, hasCluster, now);
        Reachable = (int)hello.ReachableMembers;
        LowestRank = hello.Members.Select(member => RankOf(member, peers) ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
        return isNews;
    }

    /// <summary>Null when it has not been heard lately, or says what no longer calls for anything.</summary>
    public PeerSight? See(int rank, ClusterView view, MembershipTimings timings, long now, TimeProvider time)
    {
        if (_life is null || time.GetElapsedTime(_latest, now) > timings.Gap)
        {
            _life = null;
            return null;
        }

        var kinship = KinshipTo(view);
        if (kinship != _kinship)
        {
            _kinship = kinship;
            _first = _latest;
        }

        return new(rank, kinship, new(Reachable, LowestRank, rank), time.GetElapsedTime(_first, _latest));
    }

    /// <summary>Null also for what cannot be read: it is only compared.</summary>
    private static int? RankOf(string member, Peers peers) => ActorPath.TryParseAddress(member, out var address) ? peers.RankOfHost(address.Host) : null;

    private Kinship KinshipTo(ClusterView view) =>
        view.Has(_life!) ? Kinship.Member
        : _hasCluster ? Kinship.Foreign
        : view.HasFormerLife(_life!) ? Kinship.Returned
        : Kinship.Newcomer;

    /// <summary>The life that was heard last; null when it has not been heard lately.</summary>
    public UniqueAddress? Life => _life;
}
