namespace Tandem.Coordination.Membership;

/// <summary>
/// What decides between two clusters that have found each other, as one of their members tells it. Both sides compare the same two summaries
/// and come to opposite results.
/// </summary>
/// <param name="Reachable">Members that the speaker reaches, itself included. More wins: fewer have to move.</param>
/// <param name="LowestRank">The lowest rank among the members. Lower wins.</param>
/// <param name="SpeakerRank">The rank of the one who tells. Two lives of one node may be in both clusters, and then this decides.</param>
internal readonly record struct IslandSummary(int Reachable, int LowestRank, int SpeakerRank)
{
    /// <summary>Whether this one has to give way.</summary>
    public bool LosesTo(IslandSummary other) =>
        (-Reachable, LowestRank, SpeakerRank).CompareTo((-other.Reachable, other.LowestRank, other.SpeakerRank)) > 0;
}
