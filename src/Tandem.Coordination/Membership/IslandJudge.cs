namespace Tandem.Coordination.Membership;

/// <summary>
/// However the nodes were started, cut and healed, they end up in one cluster: this decides how, from what one node knows, and nothing else.
/// A wrong verdict costs a fresh start of an actor system that nothing depends on, so it leans towards acting.
/// </summary>
internal static class IslandJudge
{
    public static NextStep Judge(Standpoint self, IReadOnlyCollection<PeerSight> heard, MembershipTimings timings) =>
        self.Joined ? Inside(self, heard, timings) : Outside(self, heard, timings);

    /// <summary>Join the best cluster there is; begin one when there is none and nobody is nearer to beginning it.</summary>
    private static NextStep Outside(Standpoint self, IReadOnlyCollection<PeerSight> heard, MembershipTimings timings)
    {
        PeerSight? best = null;
        foreach (var peer in heard.Where(peer => peer.Kinship == Kinship.Foreign))
        {
            best = best is null || best.Island.LosesTo(peer.Island) ? peer : best;
        }

        if (best is not null)
        {
            return new NextStep.Join(best.Rank);
        }

        var isFirstOfAll = heard.Count == self.PeersConfigured && heard.All(peer => peer.Rank > self.Rank);
        return isFirstOfAll || self.Age >= timings.FirstAlone + (self.Rank * timings.AlonePerRank)
            ? NextStep.JoinSelf.Instance
            : NextStep.Wait.Instance;
    }

    private static NextStep Inside(Standpoint self, IReadOnlyCollection<PeerSight> heard, MembershipTimings timings)
    {
        foreach (var peer in heard.OrderBy(peer => peer.Rank))
        {
            if (ReasonToRestart(self, peer, timings) is { } reason)
            {
                return new NextStep.Restart(reason, peer.Rank);
            }
        }

        var isAlone = self.PeersConfigured > 0 && self.Island.Reachable <= 1;
        return isAlone && self.Unheard >= timings.Unheard
            ? new NextStep.Restart(RestartReason.NobodyHeard, null)
            : NextStep.Wait.Instance;
    }

    private static RestartReason? ReasonToRestart(Standpoint self, PeerSight peer, MembershipTimings timings) => peer.Kinship switch
    {
        Kinship.Foreign when self.Island.LosesTo(peer.Island) => After(peer, timings.GiveWay, RestartReason.GivesWay),
        Kinship.Foreign => After(peer, timings.Patience, RestartReason.StillApart),
        Kinship.Returned when self.OthersLost => After(peer, timings.TakeIn, RestartReason.CannotTakeIn),
        Kinship.Returned or Kinship.Newcomer => After(peer, timings.Patience * 2, RestartReason.CannotTakeIn),
        // One of the two is enough, and the higher rank is it; the other follows only when that did not help.
        _ => After(peer, self.Rank > peer.Rank ? timings.Patience : timings.Patience * 2, RestartReason.HalfDead),
    };

    private static RestartReason? After(PeerSight peer, TimeSpan wait, RestartReason reason) => peer.Lasted >= wait ? reason : null;
}
