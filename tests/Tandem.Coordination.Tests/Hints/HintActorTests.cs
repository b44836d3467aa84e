using Tandem.Actors.Advice;
using Tandem.Coordination.Hints;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Role = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Hints;

/// <summary>Who lets go says so, over real channels between nodes.</summary>
public sealed class HintActorTests
{
    [Fact]
    public async Task The_first_in_line_is_told_to_take_over_and_nobody_else()
    {
        await using var nodes = await HeldByFirst(3);

        Stand(nodes, 0, Role.Initialize, 1, TransitionReason.InterfaceDown);
        nodes.Routers[0].Report(new NodeReport.Released(Routers.Web, Mastership(nodes, 0, 1)));
        await nodes.Becomes("both have made up their minds", () => Heard(nodes, 1).Length == 1 && Heard(nodes, 2).Length == 1);
        await nodes.Becomes("n1 is told", () => nodes.Routers[1].All<RouterAdvice>().Length == 1);

        Assert.Equal(
            new RouterAdvice.TakeOver(Routers.Web, TakeOverCause.PeerReleased, new HeardMastership(Routers.Address(0), new Instant(5))),
            nodes.Routers[1].All<RouterAdvice>()[0]);
        Assert.Equal([new TimelineFact.HintHeard(Routers.Web, "n0", 1, ReleaseCause.LinkLost, HintUse.NotFirstInLine)], Heard(nodes, 2).AsEnumerable());
        Assert.Contains(new TimelineFact.Hinted(Routers.Web, 1, ReleaseCause.LinkLost), nodes.Facts(0));
        Assert.Empty(nodes.Routers[2].All<RouterAdvice>());
    }

    [Fact]
    public async Task A_mere_loss_of_the_channel_advises_nothing()
    {
        await using var nodes = await HeldByFirst(2);

        nodes.Cluster.Cut(0, 1);
        Stand(nodes, 0, Role.Initialize, 1, TransitionReason.InterfaceDown);
        nodes.Routers[0].Report(new NodeReport.Released(Routers.Web, Mastership(nodes, 0, 1)));
        await nodes.Becomes("n0 is not reached", () => nodes.Boards[1].Current.Find("n0") is { IsReachable: false });
        nodes.Cluster.Heal();
        await nodes.Becomes("n1 knows what it missed", () => nodes.Web(1, "n0") is { Role: Messages.RouterRole.Initialize, Released: 1 });

        Assert.Empty(nodes.Routers[1].All<RouterAdvice>());
    }

    [Fact]
    public async Task The_winner_of_two_Masters_announces_again_when_the_loser_has_let_go()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2, _ => [HintPart.Of(new HintMemory())]);
        Stand(nodes, 0, Role.Master, 4, TransitionReason.MasterDown);
        Stand(nodes, 1, Role.Master, 2, TransitionReason.MasterDown);
        await nodes.Becomes("n0 insists while the other is Master too", () => nodes.Routers[0].All<RouterAdvice>().Length >= 3);

        Stand(nodes, 1, Role.Backup, 2, TransitionReason.HigherPriority);
        await nodes.Becomes("n0 knows that it yields", () => nodes.Web(0, "n1") is { Role: Messages.RouterRole.Backup });
        var before = nodes.Routers[0].All<RouterAdvice>().Length;
        nodes.Routers[1].Report(new NodeReport.Released(Routers.Web, Mastership(nodes, 1, 2)));
        await nodes.Becomes("n0 is told once more", () => nodes.Routers[0].All<RouterAdvice>().Length > before);

        Assert.All(nodes.Routers[0].All<RouterAdvice>(), advice => Assert.Equal(new RouterAdvice.AnnounceAgain(Routers.Web, Mastership(nodes, 0, 4)), advice));
        Assert.Empty(nodes.Routers[1].All<RouterAdvice>());
    }

    /// <summary>n0 is Master in epoch 1, and the others hear it; everybody knows all of that.</summary>
    private static async Task<AdvisedCluster> HeldByFirst(int count)
    {
        var nodes = await AdvisedCluster.StartAsync(count, _ => [HintPart.Of(new HintMemory())]);
        Stand(nodes, 0, Role.Master, 1, TransitionReason.MasterDown);
        for (var rank = 1; rank < count; rank++)
        {
            Stand(nodes, rank, Role.Backup, 0, TransitionReason.Startup, Routers.Hearing(0, new Instant(5)));
        }

        await nodes.Becomes("everybody knows", () => Enumerable.Range(0, count).All(at =>
            nodes.Web(at, "n0") is { Role: Messages.RouterRole.Master } && Enumerable.Range(1, count - 1).All(rank => nodes.Web(at, $"n{rank}")?.Master == Routers.Address(0))));
        return nodes;
    }

    private static void Stand(AdvisedCluster nodes, int rank, Role role, long epoch, TransitionReason reason, HeardMaster? heard = null) =>
        nodes.Routers[rank].Stand(Routers.Standing(rank, role, Mastership(nodes, rank, epoch), heard) with { Reason = reason });

    private static Mastership Mastership(AdvisedCluster nodes, int rank, long epoch) => new(nodes.Routers[rank].Boot, epoch);

    private static TimelineFact.HintHeard[] Heard(AdvisedCluster nodes, int rank) => [.. nodes.Facts(rank).OfType<TimelineFact.HintHeard>()];
}
