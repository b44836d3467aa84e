using Akka.Actor;
using Tandem.Coordination.Exchange;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.Intents;

/// <summary>What members tell is taken in one after the other, however slow this node's disk is.</summary>
public sealed class IntentActorTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-intents-");
    private readonly ActorSystem _system = ActorSystem.Create("coord", "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = local }");

    [Fact]
    public async Task While_one_waits_for_the_disk_nobody_else_does_and_nothing_is_lost()
    {
        var board = IntentBoard.Open(_folder.FullName, "lb1", TimeProvider.System, _ => { });
        using var disk = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = 0;
        board.Changed += () =>
        {
            taken++;
            begun.TrySetResult();
            disk.Wait(Limit);
            if (board.Current.IsDrained("lb9"))
            {
                all.TrySetResult();
            }
        };
        var actor = _system.ActorOf(IntentActor.PropsFor(Ports(), board));
        await actor.Ask<ActorIdentity>(new Identify(null), Limit);

        Hear(Cluster3.Drain("lb2", 1));
        await begun.Task.WaitAsync(Limit);
        for (var number = 3; number <= 9; number++)
        {
            Hear(Cluster3.Drain($"lb{number}", number));
        }

        await actor.Ask<ActorIdentity>(new Identify(null), Limit);

        // Whoever looks now and then whether the disk serves again does not join those that wait.
        board.Settle();
        disk.Set();
        await all.Task.WaitAsync(Limit);
        Assert.Equal(2, taken);
        Assert.All(Enumerable.Range(2, 8), number => Assert.True(board.Current.IsDrained($"lb{number}")));
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        _folder.Delete(recursive: true);
    }

    private void Hear(Intent intent) => _system.EventStream.Publish(new ExchangeProtocol.Received("lb2", Guid.Empty, default, new IntentExchange([intent])));

    private static PartPorts Ports()
    {
        var peers = new Peers([new("lb1", IPvXAddress.Parse("10.0.0.1")), new("lb2", IPvXAddress.Parse("10.0.0.2"))], "lb1");
        return new(ActorRefs.Nobody, ActorRefs.Nobody, "lb1", peers, new RosterBoard(), TimeProvider.System);
    }
}
