using System.Threading.Channels;
using Akka.Actor;
using Microsoft.Extensions.Time.Testing;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Rosters;
using Tandem.Coordination.Tests.Harness;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Tests.HandOver;

/// <summary>A preferred node, n0, that hears n1 as Master; how long it holds its preemption depends on whether n1 can still be expected on the channel.</summary>
public sealed class ReturnActorTests : IAsyncDisposable
{
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Ended = TimeSpan.FromMilliseconds(20);

    private readonly FakeRouters _routers = new();
    private readonly RosterBoard _roster = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 3, 12, 7, TimeSpan.Zero));
    private readonly Channel<RouterAdvice.HoldPreemption> _holds = Channel.CreateUnbounded<RouterAdvice.HoldPreemption>();

    public ReturnActorTests() => _routers.Heard = message =>
    {
        if (message is RouterAdvice.HoldPreemption hold)
        {
            _holds.Writer.TryWrite(hold);
        }
    };

    [Fact]
    public async Task Of_whom_nothing_is_heard_on_the_channel_it_waits_for_three_seconds()
    {
        Start(TimeSpan.FromSeconds(10));

        await Holds(Renewed);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        await Holds(Renewed);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await Holds(Ended);
    }

    [Fact]
    public async Task Who_says_hello_there_is_waited_for_as_long_as_the_file_has_it()
    {
        Start(TimeSpan.FromSeconds(10));

        await Holds(Renewed);
        for (var second = 0; second < 9; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _roster.Current = _roster.Current.Hear("n1", Guid.Empty, isReachable: false, _time.GetUtcNow());
            await Holds(Renewed);
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        await Holds(Ended);
    }

    [Fact]
    public async Task Without_a_channel_the_router_is_told_nothing()
    {
        var subscribed = new TaskCompletionSource();
        _routers.Heard = message => _ = message is AdviceProtocol.Subscribe && subscribed.TrySetResult();
        var returns = Start(patience: null);
        await subscribed.Task.WaitAsync(Limit);
        _routers.Stand(Standing() with { Heard = null });
        _routers.Stand(Standing());

        // Once it has answered it has looked, and once they have, what it told them is there.
        await returns.Ask<ActorIdentity>(new Identify(null), Limit);
        await _routers.Root.Ask<ActorIdentity>(new Identify(null), Limit);
        Assert.Empty(_routers.All<RouterAdvice>());
    }

    public ValueTask DisposeAsync() => _routers.DisposeAsync();

    /// <summary>Holds are renewed ten times a second of real time, so that one may be of before the clock went on.</summary>
    private async Task Holds(TimeSpan until)
    {
        var now = new Instant(_time.GetTimestamp() * (1_000_000_000 / _time.TimestampFrequency));
        using var limit = new CancellationTokenSource(Limit);
        while ((await _holds.Reader.ReadAsync(limit.Token)).Until != now + until)
        {
            // An earlier one.
        }
    }

    private IActorRef Start(TimeSpan? patience)
    {
        _routers.Stand(Standing());
        return new ReturnPorts(
            _routers.Root,
            () => new ReturnRules(new Dictionary<VirtualRouterKey, TimeSpan>(), patience),
            _ => ["n1"],
            _roster,
            new ChecksBoard(),
            new HandOverDesk(),
            _time).Start(_routers.System);
    }

    private RouterStanding Standing()
    {
        var heard = Routers.Hearing(1, new Instant(5));
        return Routers.Standing(0, RouterRole.Backup, new Mastership(_routers.Boot, 0), heard);
    }
}
