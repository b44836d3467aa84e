using System.Globalization;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Membership;

/// <summary>What happens to the cluster that an operator may want to know; each says itself in words.</summary>
public abstract record CoordinatorEvent
{
    private CoordinatorEvent()
    {
    }

    /// <summary>Whether somebody should look.</summary>
    public virtual bool IsWarning => false;

    /// <summary>The system listens.</summary>
    public sealed record Started(string Node, string Endpoint) : CoordinatorEvent
    {
        public override string ToString() => $"coordination of node {Node} listens on {Endpoint}";
    }

    /// <summary>This life of the system is a member, if only of a cluster of its own.</summary>
    public sealed record Joined(string Node) : CoordinatorEvent
    {
        public override string ToString() => $"node {Node} is a member of the cluster";
    }

    /// <summary>The system could not be made. It is tried again; addresses are unaffected.</summary>
    public sealed record NotStarted(string Why, TimeSpan RetryIn) : CoordinatorEvent
    {
        public override bool IsWarning => true;

        public override string ToString() =>
            $"coordination cannot start: {Why}; VRRP goes on alone, next try in {RetryIn.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s";
    }

    /// <summary>The system is ended, to be made anew.</summary>
    public sealed record Restarting(RestartReason Reason, string? Peer) : CoordinatorEvent
    {
        public override string ToString() => $"coordination starts afresh: {Words}";

        private string Words => Reason switch
        {
            RestartReason.GivesWay => $"the cluster of {Peer} is larger or first in order, and this node joins it",
            RestartReason.StillApart => $"{Peer} stays in a cluster of its own",
            RestartReason.CannotTakeIn => $"{Peer} cannot be taken in as things are",
            RestartReason.HalfDead => $"the connection with {Peer} is half dead",
            RestartReason.NobodyHeard => "no peer has been heard for long",
            RestartReason.Quarantined => $"{Peer ?? "a peer"} accepts nothing from this life of it any more",
            RestartReason.Removed => "the other members have removed this node",
            RestartReason.Renewed => "the certificates have changed",
            _ => "it ended by itself",
        };
    }

    /// <summary>A peer is a member and reached.</summary>
    /// <param name="Node">Who.</param>
    /// <param name="LostFor">For how long it was lost; null when it is new.</param>
    public sealed record PeerReached(string Node, TimeSpan? LostFor) : CoordinatorEvent
    {
        public override string ToString() => LostFor is { } lost
            ? $"peer {Node} is back over the management network after {lost.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
            : $"peer {Node} is a member of the cluster";
    }

    /// <summary>A peer that was a member is not reached.</summary>
    public sealed record PeerLost(string Node) : CoordinatorEvent
    {
        public override bool IsWarning => true;

        public override string ToString() => $"peer {Node} is not reached over the management network any more; VRRP goes on without its advice";
    }

    /// <summary>Somebody was refused, or sent what is not read.</summary>
    /// <param name="Line">Who, why, and the cure.</param>
    public sealed record Refused(string Line) : CoordinatorEvent
    {
        public override bool IsWarning => true;

        public override string ToString() => Line;
    }

    /// <summary>A peer's clock is ahead of this node's, or this node's behind.</summary>
    public sealed record ClockApart(string Node, ClockRemark Remark) : CoordinatorEvent
    {
        public override bool IsWarning => true;

        public override string ToString() => $"peer {Node}: {Remark}";
    }

    /// <summary>A peer has left in an orderly way.</summary>
    public sealed record PeerLeft(string Node) : CoordinatorEvent
    {
        public override string ToString() => $"peer {Node} has left the cluster";
    }
}
