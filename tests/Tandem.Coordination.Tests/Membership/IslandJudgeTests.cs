using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Tests.Membership;

/// <summary>What a node does next, for each thing that it may know. The waits are those of the worker.</summary>
public sealed class IslandJudgeTests
{
    private static readonly MembershipTimings Timings = MembershipTimings.Default;

    /// <summary>Rank k waits 1 s + k * 1.5 s.</summary>
    [Theory]
    [InlineData(0, 999, false)]
    [InlineData(0, 1000, true)]
    [InlineData(1, 2499, false)]
    [InlineData(1, 2500, true)]
    [InlineData(4, 6999, false)]
    [InlineData(4, 7000, true)]
    public void A_node_that_hears_nobody_begins_a_cluster_when_its_rank_has_waited(int rank, int milliseconds, bool begins) =>
        Assert.Equal(begins ? NextStep.JoinSelf.Instance : NextStep.Wait.Instance, Judge(Outside(rank, milliseconds)));

    [Fact]
    public void The_first_in_rank_begins_at_once_when_it_has_heard_all_others() =>
        Assert.Equal(NextStep.JoinSelf.Instance, Judge(Outside(0, 1), Newcomer(1), Newcomer(2)));

    [Fact]
    public void Others_wait_for_the_first_in_rank() => Assert.Equal(NextStep.Wait.Instance, Judge(Outside(1, 1), Newcomer(0), Newcomer(2)));

    [Fact]
    public void The_larger_cluster_is_joined_at_once() =>
        Assert.Equal(new NextStep.Join(2), Judge(Outside(1, 1), Foreign(0, reachable: 1, lowest: 0), Foreign(2, reachable: 2, lowest: 2)));

    [Fact]
    public void A_cluster_is_joined_also_when_the_time_to_begin_one_has_come() =>
        Assert.Equal(new NextStep.Join(1), Judge(Outside(0, 10_000), Foreign(1, reachable: 1, lowest: 1)));

    [Theory]
    [InlineData(399, false)]
    [InlineData(400, true)]
    public void The_smaller_cluster_gives_way_after_its_second_hello(int lasted, bool restarts) => Assert.Equal(
        restarts ? new NextStep.Restart(RestartReason.GivesWay, 0) : NextStep.Wait.Instance,
        Judge(Inside(1, reachable: 1, lowest: 1), Foreign(0, reachable: 1, lowest: 0, lasted)));

    [Theory]
    [InlineData(3999, false)]
    [InlineData(4000, true)]
    public void The_larger_cluster_starts_afresh_when_the_smaller_does_not_give_way(int lasted, bool restarts) => Assert.Equal(
        restarts ? new NextStep.Restart(RestartReason.StillApart, 1) : NextStep.Wait.Instance,
        Judge(Inside(0, reachable: 1, lowest: 0), Foreign(1, reachable: 1, lowest: 1, lasted)));

    /// <summary>A former life that is still a member cannot be removed while a third one is lost: nobody downs anybody.</summary>
    [Theory]
    [InlineData(true, 1899, false)]
    [InlineData(true, 1900, true)]
    [InlineData(false, 7999, false)]
    [InlineData(false, 8000, true)]
    public void A_returned_node_that_cannot_get_in_makes_the_others_start_afresh(bool othersLost, int lasted, bool restarts) => Assert.Equal(
        restarts ? new NextStep.Restart(RestartReason.CannotTakeIn, 1) : NextStep.Wait.Instance,
        Judge(Inside(0, reachable: 1, lowest: 0) with { OthersLost = othersLost }, Sight(1, Kinship.Returned, new(0, int.MaxValue, 1), lasted)));

    [Theory]
    [InlineData(1, 3999, false)]
    [InlineData(1, 4000, true)]
    [InlineData(0, 7999, false)]
    [InlineData(0, 8000, true)]
    public void A_half_dead_connection_is_renewed_by_the_higher_rank_first(int self, int lasted, bool restarts) => Assert.Equal(
        restarts ? new NextStep.Restart(RestartReason.HalfDead, 1 - self) : NextStep.Wait.Instance,
        Judge(Inside(self, reachable: 1, lowest: 0), Sight(1 - self, Kinship.Member, new(1, 0, 1 - self), lasted)));

    [Theory]
    [InlineData(1, 29_999, false)]
    [InlineData(1, 30_000, true)]
    [InlineData(2, 30_000, false)]
    public void A_node_that_is_alone_for_long_makes_its_connections_anew(int reachable, int unheard, bool restarts) => Assert.Equal(
        restarts ? new NextStep.Restart(RestartReason.NobodyHeard, null) : NextStep.Wait.Instance,
        Judge(Inside(0, reachable, lowest: 0) with { Unheard = TimeSpan.FromMilliseconds(unheard) }));

    [Fact]
    public void Members_that_are_all_reached_wait() => Assert.Equal(NextStep.Wait.Instance, Judge(Inside(0, reachable: 3, lowest: 0)));

    private static NextStep Judge(Standpoint self, params PeerSight[] heard) => IslandJudge.Judge(self, heard, Timings);

    private static Standpoint Outside(int rank, int age) =>
        new(rank, Joined: false, new(0, int.MaxValue, rank), OthersLost: false, PeersConfigured: 2, TimeSpan.FromMilliseconds(age), TimeSpan.FromMilliseconds(age));

    private static Standpoint Inside(int rank, int reachable, int lowest) =>
        new(rank, Joined: true, new(reachable, lowest, rank), OthersLost: false, PeersConfigured: 2, TimeSpan.FromMinutes(1), TimeSpan.Zero);

    private static PeerSight Newcomer(int rank) => Sight(rank, Kinship.Newcomer, new(0, int.MaxValue, rank), 0);

    private static PeerSight Foreign(int rank, int reachable, int lowest, int lasted = 0) => Sight(rank, Kinship.Foreign, new(reachable, lowest, rank), lasted);

    private static PeerSight Sight(int rank, Kinship kinship, IslandSummary island, int lasted) => new(rank, kinship, island, TimeSpan.FromMilliseconds(lasted));
}
