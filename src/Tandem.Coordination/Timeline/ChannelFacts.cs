using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Timeline;

/// <summary>What of the news of the channel is recorded.</summary>
internal static class ChannelFacts
{
    public static TimelineFact? Of(CoordinatorEvent happened) => happened switch
    {
        CoordinatorEvent.PeerReached { LostFor: null } reached => new TimelineFact.MemberChanged(reached.Node, MemberChange.Reached),
        CoordinatorEvent.PeerReached back => new TimelineFact.MemberChanged(back.Node, MemberChange.Back),
        CoordinatorEvent.PeerLost lost => new TimelineFact.MemberChanged(lost.Node, MemberChange.Lost),
        CoordinatorEvent.PeerLeft left => new TimelineFact.MemberChanged(left.Node, MemberChange.Left),
        CoordinatorEvent.Started or CoordinatorEvent.Joined => null,
        _ => new TimelineFact.Channel(happened.ToString()!),
    };
}
