using Tandem.Coordination.Membership;
using Tandem.Coordination.Tests.Harness;
using Xunit.Abstractions;

namespace Tandem.Coordination.Tests.Hosting;

/// <summary>However the nodes are started, cut and healed, they end up in one cluster, and no process is restarted for it.</summary>
public sealed class OneClusterTests(ITestOutputHelper output)
{
    private readonly Random _random = new(Seed.Value);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Started_at_once(int nodes)
    {
        await using var cluster = new TestCluster(nodes);

        cluster.StartAll();
        await cluster.BecomesOne();

        output.WriteLine(cluster.Story);
    }

    [Fact]
    public async Task Started_one_after_the_other_in_any_order()
    {
        await using var cluster = new TestCluster(3);
        int[] order = [0, 1, 2];
        _random.Shuffle(order);

        foreach (var rank in order)
        {
            cluster.Start(rank);
            await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(1500)), TimeProvider.System);
        }

        await cluster.BecomesOne();
        output.WriteLine($"TANDEM_SEED={Seed.Value}\n{cluster.Story}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Started_apart_and_then_healed(int nodes)
    {
        await using var cluster = new TestCluster(nodes);
        for (var rank = 1; rank < nodes; rank++)
        {
            cluster.Cut(0, rank);
        }

        cluster.StartAll();
        await cluster.Becomes("two clusters", 20, () => cluster.Sees(0, [0]) && cluster.Running.Skip(1).All(rank => cluster.Sees(rank, Enumerable.Range(1, nodes - 1))));
        cluster.Heal();
        await cluster.BecomesOne();

        output.WriteLine(cluster.Story);
    }

    [Fact]
    public async Task A_cut_that_heals_costs_no_fresh_start()
    {
        await using var cluster = new TestCluster(3);
        cluster.StartAll();
        await cluster.BecomesOne();
        var lives = cluster.Running.Select(rank => cluster[rank].Lives).ToList();

        for (var time = 0; time < 2; time++)
        {
            cluster.Cut(2, 0);
            cluster.Cut(2, 1);
            await cluster.Becomes("the cut is seen", 15, () => cluster.Sees(0, [0, 1]) && cluster.Sees(2, [2]));
            cluster.Heal();
            await cluster.BecomesOne();
        }

        Assert.Equal(lives, cluster.Running.Select(rank => cluster[rank].Lives));
        output.WriteLine(cluster.Story);
    }

    [Fact]
    public async Task A_peer_that_can_hear_but_not_speak_is_lost_and_comes_back()
    {
        await using var cluster = new TestCluster(2);
        cluster.StartAll();
        await cluster.BecomesOne();

        cluster.Silence(1, 0);
        await cluster.Becomes("n0 misses n1", 15, () => cluster.Sees(0, [0]));
        cluster.Heal();
        await cluster.BecomesOne();

        output.WriteLine(cluster.Story);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_crashed_node_is_a_member_again_within_five_seconds(int rank)
    {
        await using var cluster = new TestCluster(2);
        cluster.StartAll();
        await cluster.BecomesOne();

        await cluster.CrashAsync(rank);
        cluster.Start(rank);
        await cluster.BecomesOne(seconds: 5);

        output.WriteLine(cluster.Story);
    }

    [Fact]
    public async Task A_crashed_node_gets_in_again_also_while_another_is_dead_for_good()
    {
        await using var cluster = new TestCluster(3);
        cluster.StartAll();
        await cluster.BecomesOne();

        await cluster.CrashAsync(2);
        await cluster.Becomes("n2 is missed", 15, () => cluster.Sees(0, [0, 1]) && cluster.Sees(1, [0, 1]));
        await cluster.CrashAsync(1);
        cluster.Start(1);
        await cluster.BecomesOne(seconds: 15);

        output.WriteLine(cluster.Story);
    }

    [Fact]
    public async Task A_node_that_leaves_is_not_missed()
    {
        await using var cluster = new TestCluster(2);
        cluster.StartAll();
        await cluster.BecomesOne();

        await cluster.LeaveAsync(1);
        await cluster.Becomes("n0 is alone", 15, () => cluster.Sees(0, [0]));

        Assert.Equal(MemberStanding.Absent, cluster[0].Members.Members[1].Standing);
        Assert.Contains("peer n1 has left the cluster", cluster.Story, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", cluster.Story, StringComparison.Ordinal);
    }
}
