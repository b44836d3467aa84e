using Tandem.Actors.Advice;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>Drains, moves and orderly stops over real connections between real clusters' systems.</summary>
public sealed class HandedClusterTests
{
    [Fact]
    public async Task A_drain_given_on_any_node_hands_over_and_says_so_and_everybody_keeps_it()
    {
        await using var handed = await HandedCluster.StartAsync(3);

        var outcome = Assert.IsType<IntentOutcome.Given>(await handed.Desk(2).GiveAsync(new IntentRequest(IntentKind.Drain, "n0", null)));

        var web = Assert.Single(outcome.Routers);
        Assert.Equal(("n0", "n1", true, "web: n0 handed over to n1"), (web.From, web.To, web.IsAsWanted, web.Words));
        Assert.Empty(outcome.Unreached);
        await handed.Cluster.Becomes("all know it", () => Enumerable.Range(0, 3).All(rank => handed.Work(rank).Intents.Current.IsDrained("n0")));
        await handed.Cluster.Becomes("the new Master announces again", () => handed.Advice<RouterAdvice.AnnounceAgain>(1).Length == 1);
        Assert.Equal("n0 is drained already", Assert.IsType<IntentOutcome.Refused>(await handed.Desk(1).GiveAsync(new IntentRequest(IntentKind.Drain, "n0", null))).Line);
    }

    [Fact]
    public async Task A_move_goes_to_the_node_that_was_named()
    {
        await using var handed = await HandedCluster.StartAsync(3);

        var outcome = Assert.IsType<IntentOutcome.Given>(await handed.Desk(0).GiveAsync(new IntentRequest(IntentKind.Move, "n2", "web")));

        Assert.Equal("web: n0 handed over to n2", Assert.Single(outcome.Routers).Words);
        Assert.Single(handed.Advice<RouterAdvice.Yield>(0));
        Assert.Empty(handed.Advice<RouterAdvice.TakeOver>(1));
    }

    [Fact]
    public async Task While_a_move_stands_and_nothing_happens_nothing_is_done()
    {
        var time = new CountedTime();
        await using var handed = await HandedCluster.StartAsync(2, (_, _, ports) => ports with { Time = time });
        Assert.IsType<IntentOutcome.Given>(await handed.Desk(0).GiveAsync(new IntentRequest(IntentKind.Move, "n1", "web")));

        var before = time.Count;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);

        // The exchange's and the members' own look at the clock now and then; who looks for work without a pause does so a hundred thousand times.
        Assert.InRange(time.Count - before, 0, 3000);
    }

    [Fact]
    public async Task An_orderly_stop_hands_everything_over_first()
    {
        await using var handed = await HandedCluster.StartAsync(2);

        var endings = await handed.Work(0).Desk.GiveAllAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        Assert.Equal((Routers.Web, "n1", true), endings.Select(ending => (ending.Key, ending.Target, ending.IsDone)).Single());
        Assert.True(handed.Work(0).Desk.IsLeaving);
    }

    [Fact]
    public async Task With_nobody_to_hand_over_to_an_orderly_stop_does_not_wait()
    {
        await using var handed = await HandedCluster.StartAsync(2);
        await handed.Cluster.Cluster.CrashAsync(1);
        await handed.Cluster.Becomes("n1 is missed", () => handed.Cluster.Boards[0].Current.Find("n1") is { IsReachable: false });

        Assert.Empty(await handed.Work(0).Desk.GiveAllAsync(TimeSpan.FromSeconds(10), TimeProvider.System));
    }

    [Fact]
    public async Task A_node_that_was_away_hears_what_was_wanted_meanwhile_and_brings_nothing_old_back()
    {
        await using var handed = await HandedCluster.StartAsync(2);
        handed.Work(1).Intents.Give(IntentKind.Drain, "n1", null);
        await handed.Cluster.Becomes("n0 knows", () => handed.Work(0).Intents.Current.IsDrained("n1"));
        await handed.Cluster.Cluster.CrashAsync(1);
        handed.Work(0).Intents.Give(IntentKind.Undrain, "n1", null);

        handed.Cluster.Cluster.Start(1);
        await handed.Cluster.Cluster.BecomesOne();

        await handed.Cluster.Becomes("n1 knows", () => !handed.Work(1).Intents.Current.IsDrained("n1"));
        Assert.False(handed.Work(0).Intents.Current.IsDrained("n1"));
    }

    /// <summary>Counts how often it is asked.</summary>
    private sealed class CountedTime : TimeProvider
    {
        private long _count;

        internal long Count => Interlocked.Read(ref _count);

        public override long GetTimestamp()
        {
            Interlocked.Increment(ref _count);
            return base.GetTimestamp();
        }
    }
}
