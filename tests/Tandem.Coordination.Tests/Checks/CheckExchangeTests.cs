using System.Collections.Immutable;
using Tandem.Actors.Checks;
using Tandem.Coordination.Checks;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Tests.Harness;

namespace Tandem.Coordination.Tests.Checks;

/// <summary>Nodes tell each other how they are, and their routers are told what is known and no more.</summary>
public sealed class CheckExchangeTests
{
    private static readonly DateTimeOffset Since = DateTimeOffset.UnixEpoch.AddSeconds(1);

    [Fact]
    public async Task A_change_on_one_node_is_told_the_routers_of_the_other()
    {
        var boards = Boards();
        await using var nodes = await AdvisedCluster.StartAsync(2, rank => [boards[rank].Part]);

        await Say(nodes, 0, CheckState.Up, lastPassed: true);
        await nodes.Becomes("n1 knows that n0 is well", () => Last(nodes, 1) is { IsWell: true });
        await Say(nodes, 0, CheckState.Up, lastPassed: false);
        await nodes.Becomes("n1 knows that n0 is in doubt", () => Last(nodes, 1) is { State: CheckState.Up, LastPassed: false });
        await Say(nodes, 0, CheckState.Down, lastPassed: false);
        await nodes.Becomes("n1 knows that n0 is not well", () => Last(nodes, 1) is { State: CheckState.Down });

        Assert.Equal(
            new CheckReport([new("haproxy", HealthState.Failed, HealthState.Failed, new(1_000_000, 0), "said")], [Routers.Web]),
            boards[1].Current["n0"]);
        Assert.Contains(Routers.Web, Said(nodes, 1)!.Peers["n0"].Serving);
    }

    [Fact]
    public async Task Of_one_that_is_cut_off_nothing_is_known_until_it_is_back()
    {
        var boards = Boards();
        await using var nodes = await AdvisedCluster.StartAsync(2, rank => [boards[rank].Part]);
        await Say(nodes, 0, CheckState.Down, lastPassed: false);
        await nodes.Becomes("n1 knows that n0 is not well", () => Last(nodes, 1) is { State: CheckState.Down });

        nodes.Cluster.Cut(0, 1);
        await nodes.Becomes("n1 knows nothing of n0", () => Said(nodes, 1) is { Peers.IsEmpty: true } && boards[1].Current.IsEmpty);
        await Say(nodes, 0, CheckState.Up, lastPassed: true);
        nodes.Cluster.Heal();

        await nodes.Becomes("n1 knows what it missed", () => Last(nodes, 1) is { IsWell: true });
    }

    [Fact]
    public async Task What_the_channel_held_back_counts_by_when_it_was_said()
    {
        var (boards, whisper) = (Boards(), new Whisper());
        await using var nodes = await AdvisedCluster.StartAsync(2, rank => [boards[rank].Part, .. rank == 1 ? [whisper.Part] : Array.Empty<Coordination.Hosting.CoordinationPart>()]);

        Whispered(HealthState.Well, TimeSpan.FromSeconds(4));
        Whispered(HealthState.Well, null);
        Whispered(HealthState.Failed, TimeSpan.FromSeconds(0.1));

        await nodes.Becomes("n1 knows what was said lately", () => Last(nodes, 1) is { State: CheckState.Down });
        Assert.DoesNotContain(nodes.Routers[1].All<CheckProtocol.PeersSaid>(), said => said.Peers.TryGetValue("n0", out var health) && health.Checks["haproxy"].IsWell);

        void Whispered(HealthState state, TimeSpan? age)
        {
            CheckReport report = new([new("haproxy", state, state, default, "")], [Routers.Web]);
            whisper.Publish(new ExchangeProtocol.Received("n0", nodes.Routers[0].Boot, default, report) { Age = age });
        }
    }

    private static PeerChecksBoard[] Boards() => [new(), new()];

    /// <summary>The routers of a node have been asked how they are, and say so.</summary>
    private static async Task Say(AdvisedCluster nodes, int rank, CheckState state, bool lastPassed)
    {
        await nodes.Becomes("they were asked", () => nodes.Routers[rank].All<CheckProtocol.Subscribe>().Length > 0);
        var standing = new CheckStanding("haproxy", state, lastPassed, "said", Since);
        var health = new LocalHealth(
            ImmutableSortedDictionary<string, CheckStanding>.Empty.Add("haproxy", standing), ImmutableDictionary<Tandem.Vrrp.Model.VirtualRouterKey, RouterVerdict>.Empty, [Routers.Web]);
        nodes.Routers[rank].All<CheckProtocol.Subscribe>()[^1].Reader.Tell(new CheckProtocol.Changed(health), Akka.Actor.ActorRefs.NoSender);
    }

    private static CheckProtocol.PeersSaid? Said(AdvisedCluster nodes, int rank) => nodes.Routers[rank].All<CheckProtocol.PeersSaid>().LastOrDefault();

    private static PeerCheck? Last(AdvisedCluster nodes, int rank) => Said(nodes, rank)?.Peers.Values.FirstOrDefault()?.Checks["haproxy"];
}
