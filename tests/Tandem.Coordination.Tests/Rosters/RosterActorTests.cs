using Tandem.Actors.Advice;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;
using Role = Tandem.Vrrp.Machine.RouterRole;
using RouterStanding = Tandem.Coordination.Messages.RouterStanding;

namespace Tandem.Coordination.Tests.Rosters;

/// <summary>Every node knows what each member holds and why.</summary>
public sealed class RosterActorTests
{
    [Fact]
    public async Task A_change_on_one_node_is_known_to_the_other()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);

        Stand(nodes, Role.Master, 1);
        await nodes.Becomes("n1 knows that n0 is Master", () => nodes.Web(1, "n0") is { Role: RouterRole.Master });

        var expected = new RouterStanding(Routers.Web, RouterRole.Master, default, 1, new(254), "MasterDown", null, 7, [])
        {
            Source = Routers.Address(0),
            Configured = new(254),
        };
        Assert.Equal((expected, expected), (nodes.Web(1, "n0"), nodes.Web(0, "n0")));
        var known = nodes.Boards[1].Current.Find("n0")!;
        Assert.Equal((nodes.Routers[0].Boot, "digest of n0", TimeSpan.FromMilliseconds(1)), (known.BootId, known.ConfigurationDigest, known.Lateness));
    }

    [Fact]
    public async Task A_confirmed_release_is_told_and_a_router_that_is_gone_is_gone_everywhere()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);

        Stand(nodes, Role.Initialize, 3);
        Release(nodes, 3);
        await nodes.Becomes("n1 knows that n0 has let go", () => nodes.Web(1, "n0") is { Epoch: 3, Released: 3 });

        nodes.Routers[0].Report(new NodeReport.Gone(Routers.Web));
        await nodes.Becomes("n1 does not know it any more", () => nodes.Web(1, "n0") is null);
    }

    [Fact]
    public async Task Every_report_is_taken_and_a_port_that_starts_afresh_is_subscribed_to_again()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);
        for (var epoch = 1; epoch <= 50; epoch++)
        {
            Stand(nodes, Role.Master, epoch);
        }

        await nodes.Becomes("all are taken", () => nodes.Routers[0].All<AdviceProtocol.Taken>() is [.., { Through: >= 51 }]);
        nodes.Routers[0].Forget();
        await nodes.Becomes("it subscribes again", () => nodes.Routers[0].All<AdviceProtocol.Subscribe>().Length == 2);
        Stand(nodes, Role.Backup, 50);

        await nodes.Becomes("n1 knows what came after", () => nodes.Web(1, "n0") is { Role: RouterRole.Backup });
    }

    [Fact]
    public async Task Who_was_cut_off_is_marked_so_and_told_everything_after_the_heal()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);
        nodes.Cluster.Cut(0, 1);
        await nodes.Becomes("n0 is not reached", () => nodes.Boards[1].Current.Find("n0") is { IsReachable: false });
        Stand(nodes, Role.Master, 1);
        Assert.Null(nodes.Web(1, "n0"));

        nodes.Cluster.Heal();

        await nodes.Becomes("n1 knows what it missed", () => nodes.Boards[1].Current.Find("n0") is { IsReachable: true } && nodes.Web(1, "n0") is { Role: RouterRole.Master });
    }

    [Fact]
    public async Task A_fresh_life_of_the_clusters_system_needs_no_memory()
    {
        await using var nodes = await AdvisedCluster.StartAsync(2);
        Stand(nodes, Role.Backup, 2);
        Release(nodes, 2);
        await nodes.Becomes("n1 knows it", () => nodes.Web(1, "n0") is { Released: 2 });

        nodes.Cluster[0].Renew();
        await nodes.Becomes("it has begun anew", () => nodes.Cluster[0].Lives == 2 && nodes.Routers[0].All<AdviceProtocol.Subscribe>().Length >= 2);
        Stand(nodes, Role.Master, 3);

        await nodes.Becomes("n1 knows the rest, and has forgotten nothing", () => nodes.Web(1, "n0") is { Epoch: 3, Released: 2 });
    }

    private static void Stand(AdvisedCluster nodes, Role role, long epoch) =>
        nodes.Routers[0].Stand(Routers.Standing(0, role, new Mastership(nodes.Routers[0].Boot, epoch)));

    private static void Release(AdvisedCluster nodes, long epoch) =>
        nodes.Routers[0].Report(new NodeReport.Released(Routers.Web, new Mastership(nodes.Routers[0].Boot, epoch)));
}
