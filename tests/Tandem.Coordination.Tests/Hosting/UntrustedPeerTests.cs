using Akka.Actor;
using Tandem.Coordination.Tests.Harness;

namespace Tandem.Coordination.Tests.Hosting;

/// <summary>Whoever reaches the port, and speaks Akka, still reaches one actor only, and cannot end it.</summary>
public sealed class UntrustedPeerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_stranger_ends_no_actor_and_finds_none_beside_the_exchange()
    {
        await using var cluster = new TestCluster(1);
        cluster.Start(0);
        await cluster.BecomesOne();
        using var stranger = cluster.Stranger();
        var exchange = cluster.Select(stranger, 0, "/user/coordination/exchange");

        exchange.Tell(PoisonPill.Instance);
        cluster.Select(stranger, 0, "/user/coordination").Tell(PoisonPill.Instance);

        // Messages of one connection arrive in order: an exchange that answers has outlived the pill.
        await exchange.ResolveOne(Limit);
        await Assert.ThrowsAsync<ActorNotFoundException>(() => cluster.Select(stranger, 0, "/user/coordination/membership").ResolveOne(Limit));
        Assert.Equal(1, cluster[0].Lives);
    }
}
