using FsCheck;
using FsCheck.Xunit;
using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Tests.Membership;

/// <summary>Two clusters that compare each other come to opposite results, whatever they are.</summary>
public sealed class IslandSummaryTests
{
    [Property]
    public bool Of_two_clusters_exactly_one_gives_way(byte reachable, byte lowest, byte speaker, byte otherReachable, byte otherLowest, byte otherSpeaker)
    {
        var one = new IslandSummary(reachable, lowest, speaker);
        var other = new IslandSummary(otherReachable, otherLowest, otherSpeaker);

        return one == other ? !one.LosesTo(other) && !other.LosesTo(one) : one.LosesTo(other) != other.LosesTo(one);
    }

    [Property]
    public bool Giving_way_never_runs_in_a_circle(byte[] reachable)
    {
        // Whoever is best of all gives way to nobody: so somebody stays, and the others end up with him.
        var islands = reachable.Select((count, rank) => new IslandSummary(count, rank, rank)).ToList();

        return islands.Count == 0 || islands.Count(island => !islands.Any(island.LosesTo)) == 1;
    }

    [Fact]
    public void More_reachable_members_win_then_the_lower_rank_then_the_lower_speaker()
    {
        Assert.True(new IslandSummary(1, 0, 0).LosesTo(new(2, 1, 1)));
        Assert.True(new IslandSummary(2, 1, 1).LosesTo(new(2, 0, 0)));
        Assert.True(new IslandSummary(1, 0, 1).LosesTo(new(1, 0, 0)));
        Assert.False(new IslandSummary(1, 0, 0).LosesTo(new(1, 0, 0)));
    }
}
