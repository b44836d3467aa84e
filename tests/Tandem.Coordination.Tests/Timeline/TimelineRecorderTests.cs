using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Tests.Harness;
using Tandem.Coordination.Timeline;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;
using RouterRole = Tandem.Vrrp.Machine.RouterRole;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>What is told where routers live is recorded, as of when it was told.</summary>
public sealed class TimelineRecorderTests : IDisposable
{
    private readonly Shelf _shelf = new();
    private readonly TimelineStore _store;
    private readonly ActorSystem _system = ActorSystem.Create("vrrp", "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = local }");
    private readonly TimelineRecorder _recorder;

    public TimelineRecorderTests()
    {
        _store = _shelf.Open();
        _recorder = TimelineRecorder.Start(_system, _store, TimeProvider.System);
    }

    public void Dispose()
    {
        _system.Dispose();
        _store.Dispose();
        _shelf.Dispose();
    }

    [Fact]
    public async Task Transitions_links_and_discards_are_recorded_with_their_reasons()
    {
        var standing = Routers.Standing(0, RouterRole.Master, new Mastership(Guid.Empty, 3));
        var snapshot = new RouterSnapshot("web", "eth0", new VirtualRouter(standing.Effective, Routers.Address(0), new RouterState.Master(Instant.Never, Instant.Never)));
        Publish(new RouterTransitioned(snapshot, RouterRole.Backup, TransitionReason.MasterDown, null, new Instant(1)));
        Publish(new InterfaceTurned("eth0", InterfaceTurn.Down));
        Publish(new NicNoticed("eth0", new LinkEvent.Discarded(DiscardReason.TtlNot255, Routers.Address(1), 7)));
        Publish(new NicNoticed("eth0", new LinkEvent.Stalled(Routers.Web, "its actor owed an answer")));
        Publish(new CheckTurned(new CheckStanding("haproxy", CheckState.Down, false, "no such process", DateTimeOffset.UnixEpoch)));
        _recorder.Record(new CoordinatorEvent.PeerLost("lb2"));
        _recorder.Record(new CoordinatorEvent.Started("lb1", "10.0.0.1:7373"));

        Assert.Equal(
            [
                ("transition", "web: Backup -> Master, MasterDown, priority 254"),
                ("link", "eth0: Down"),
                ("discard", "eth0: 7 received frames discarded, TtlNot255, the latest from 192.0.2.12"),
                ("stall", "front-4-51 was released: its actor owed an answer"),
                ("check", "check haproxy: Down, no such process"),
                ("member", "member lb2: Lost"),
            ],
            await RecordedAsync());
    }

    [Fact]
    public async Task Reports_are_recorded_where_they_differ_and_followed_over_a_fresh_start_of_their_teller()
    {
        await using var routers = new FakeRouters();
        using var subscribed = new SemaphoreSlim(0);
        routers.Heard = message =>
        {
            if (message is AdviceProtocol.Subscribe)
            {
                subscribed.Release();
            }
        };
        var standing = Routers.Standing(0, RouterRole.Master, new Mastership(routers.Boot, 3));
        routers.Stand(standing);
        _recorder.Follow(routers.Root);
        await subscribed.WaitAsync();
        routers.Stand(standing with { SinceWallClock = DateTimeOffset.UnixEpoch.AddDays(1) });
        routers.Stand(standing with { Effective = standing.Effective with { Priority = new Priority(1) } });
        routers.Forget();
        await subscribed.WaitAsync();
        routers.Report(new NodeReport.Released(standing.Key, standing.Mastership));
        routers.Report(new NodeReport.AttestationEnded(standing.Key, 1, Routers.Address(5), AttestationOutcome.Dropped, 4));
        routers.Report(new NodeReport.AttestationEnded(standing.Key, 2, Routers.Address(5), AttestationOutcome.Honoured, 0));

        Assert.Equal(
            [
                ("priority", "web: priority 254 -> 1"),
                ("transition", "web: gate closed and addresses gone, mastership 3 is over"),
                ("authenticity", "5 advertisements that would have ended a mastership: Dropped, the latest from 192.0.2.16"),
            ],
            await RecordedAsync());
    }

    /// <summary>Whoever learns of it afterwards stamps later, however long the recorder takes.</summary>
    [Fact]
    public async Task Stamp_is_of_the_moment_when_it_is_told()
    {
        using var held = new ManualResetEventSlim();
        _recorder.Settle(held.Wait);
        Publish(new InterfaceTurned("eth0", InterfaceTurn.Down));
        var afterwards = _store.Clock.Next();
        held.Set();

        await RecordedAsync();
        Assert.True(Assert.Single((await _store.FindAsync(new TimelineQuery())).Entries).Stamp < afterwards);
    }

    [Fact]
    public async Task Settling_loses_no_sum()
    {
        for (var at = 0; at < 10_000; at++)
        {
            Publish(new NicNoticed("eth0", new LinkEvent.Discarded(DiscardReason.TtlNot255, Routers.Address(1), 1)));
        }

        Assert.Equal(
            [("discard", "eth0: 1 received frames discarded, TtlNot255, the latest from 192.0.2.12"), ("discard", "eth0: 9999 received frames discarded, TtlNot255, the latest from 192.0.2.12")],
            await RecordedAsync());
    }

    private void Publish(object told) => _system.EventStream.Publish(told);

    private async Task<IEnumerable<(string Kind, string Text)>> RecordedAsync()
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _recorder.Settle(settled.SetResult);
        await settled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return (await _store.FindAsync(new TimelineQuery())).Entries.Select(entry => (entry.Kind, entry.Text));
    }
}
