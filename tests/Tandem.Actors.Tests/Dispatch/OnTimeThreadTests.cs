using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Node;

namespace Tandem.Actors.Tests.Dispatch;

/// <summary>The real executor on a real system; everything else in this project runs on the test's thread.</summary>
public sealed class OnTimeThreadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BlockingCollection<string> _said = [];
    private readonly SemaphoreSlim _moved = new(0);
    private readonly ActorSystem _system;

    public OnTimeThreadTests()
    {
        _system = VrrpSystem.Create(new OnTimeHooks { Started = () => Say("started"), Moved = Move }, ConfigurationFactory.ParseString("akka.loglevel = OFF"));
    }

    public void Dispose()
    {
        _ = _system.Terminate();
        Assert.True(_system.WhenTerminated.Wait(Patience, CancellationToken.None), "the system does not end");
        _system.Dispose();
        _said.Dispose();
        _moved.Dispose();
    }

    /// <summary>The thread outlives its system by a moment.</summary>
    private void Move()
    {
        try
        {
            _moved.Release();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    [Fact]
    public void The_hook_runs_first_and_every_actor_on_that_thread()
    {
        var one = _system.ActorOf(Props.Create(() => new Teller(Say)).WithDispatcher(OnTimeDispatcher.Id));
        var other = _system.ActorOf(Props.Create(() => new Teller(Say)).WithDispatcher(OnTimeDispatcher.Id));

        one.Tell("one");
        Assert.Equal("started on on-time", Next());
        Assert.Equal("one on on-time", Next());
        other.Tell("other");
        Assert.Equal("other on on-time", Next());
    }

    [Fact]
    public async Task It_rests_when_its_work_is_done_on_the_same_thread_and_may_get_work_meanwhile()
    {
        var rests = 0;
        using var again = new ManualResetEventSlim();
        IActorRef? teller = null;
        var hooks = new OnTimeHooks
        {
            Idle = () =>
            {
                if (Interlocked.Increment(ref rests) == 1)
                {
                    again.Wait(Patience, CancellationToken.None);
                    teller!.Tell($"while it rests on {Thread.CurrentThread.Name}");
                }
            },
        };
        using var system = VrrpSystem.Create(hooks, ConfigurationFactory.ParseString("akka.loglevel = OFF"));
        teller = system.ActorOf(Props.Create(() => new Teller(Say)).WithDispatcher(OnTimeDispatcher.Id));
        again.Set();

        Assert.Equal("while it rests on on-time on on-time", Next());
        await system.Terminate();
    }

    [Fact]
    public void It_shows_that_it_moves_before_each_piece_of_work_and_without_any()
    {
        using var wedge = new ManualResetEventSlim();
        var actor = _system.ActorOf(Props.Create(() => new Teller(_ => wedge.Wait(Patience))).WithDispatcher(OnTimeDispatcher.Id));

        // Twice a second without work: this needs more than a start and one message give.
        Assert.All(Enumerable.Range(0, 8), _ => Assert.True(_moved.Wait(Patience), "it does not move"));
        actor.Tell("wedge");
        Assert.True(SpinWait.SpinUntil(() => !_moved.Wait(TimeSpan.FromSeconds(2)), Patience), "it moves while its work hangs");

        wedge.Set();
        Assert.True(_moved.Wait(Patience), "it does not move on");
    }

    [Fact]
    public async Task It_ends_soon_after_its_system()
    {
        var started = new TaskCompletionSource<Thread>();
        using var system = VrrpSystem.Create(new OnTimeHooks { Started = () => started.SetResult(Thread.CurrentThread) }, ConfigurationFactory.ParseString("akka.loglevel = OFF"));
        system.ActorOf(Props.Create(() => new Teller(Say)).WithDispatcher(OnTimeDispatcher.Id)).Tell("begin");
        var thread = await started.Task.WaitAsync(Patience);

        await system.Terminate();

        Assert.True(thread.Join(Patience), "it runs on");
    }

    [Fact]
    public void The_system_is_called_vrrp_and_stays_on_this_node()
    {
        Assert.Equal("vrrp", _system.Name);
        Assert.Equal("Akka.Actor.LocalActorRefProvider", ((ExtendedActorSystem)_system).Provider.GetType().FullName);
    }

    private void Say(string what) => _said.Add($"{what} on {Thread.CurrentThread.Name}");

    private string Next() => _said.TryTake(out var said, Patience) ? said : "nothing in time";

    private sealed class Teller : ReceiveActor
    {
        public Teller(Action<string> say) => Receive<string>(say);
    }
}
