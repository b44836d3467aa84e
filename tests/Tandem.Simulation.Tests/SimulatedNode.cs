using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>One node: the real beat, the real actor's core and the real machine, with delays where the threads are.</summary>
internal sealed class SimulatedNode
{
    private readonly SimulatedWorld _world;
    private readonly IPvXAddress _address;
    private readonly int _station;
    private readonly DelayLine _toActor;
    private readonly DelayLine _toLoop;
    private FakeRouterLink? _link;
    private RouterCore _core;

    public SimulatedNode(SimulatedWorld world, string name, VirtualRouterParameters parameters, IPvXAddress address)
    {
        _world = world;
        _address = address;
        Name = name;
        Parameters = parameters;
        _core = RouterCore.Configured(parameters, null);
        _toActor = new DelayLine(world.Clock, () => world.UpTo(world.Climate.ActorDelay));
        _toLoop = new DelayLine(world.Clock, () => world.UpTo(world.Climate.ActorDelay));
        _station = world.Segment.Join(frame => _link?.Receive(frame));
    }

    public string Name { get; }

    public VirtualRouterParameters Parameters { get; }

    public bool IsAlive => _link is not null;

    /// <summary>Its gate is open and its addresses answer.</summary>
    public bool Holds => HoldsSince is not null;

    /// <summary>When its gate opened.</summary>
    public Instant? HoldsSince { get; private set; }

    /// <summary>How late its loop wakes up at most.</summary>
    public TimeSpan Lateness { get; set; }

    /// <summary>Starts a fresh life, unless it lives.</summary>
    public void Start()
    {
        if (IsAlive)
        {
            return;
        }

        FakeRouterLink? link = null;
        link = new FakeRouterLink(
            Parameters,
            _world.Clock,
            new FakeLinkWorld(linkEvent => Tell(link, linkEvent), frame => _world.Segment.Send(_station, frame), CarryOut) { Lateness = () => _world.UpTo(Lateness) });
        _link = link;
        _core = RouterCore.Configured(Parameters, null);
        _world.Tell($"{Name} starts");
        link.Raise(new RouterEvent.Startup(_address));
    }

    /// <summary>Leaves in an orderly way; it stays in Initialize.</summary>
    public void Release() => _link?.Raise(new RouterEvent.Shutdown(ShutdownReason.Requested));

    /// <summary>Loses power.</summary>
    public void Crash()
    {
        _world.Tell($"{Name} crashes");
        _link?.End();
        _link = null;
        LetGo();
    }

    /// <summary>Puts it on an island of the segment.</summary>
    public void MoveTo(int island) => _world.Segment.MoveTo(_station, island);

    private void Tell(FakeRouterLink? link, LinkEvent linkEvent)
    {
        if (linkEvent is LinkEvent.Raised raised)
        {
            _toActor.Pass(() => Answer(link, raised));
        }
    }

    private void Answer(FakeRouterLink? link, LinkEvent.Raised raised)
    {
        if (link != _link || link is null)
        {
            return;
        }

        _core = _world.Answer(_core, raised, out var transition, out var batch);
        if (transition.Reason is { } reason)
        {
            _world.Moved(this, transition.To, reason);
        }

        _toLoop.Pass(() => link.Execute(batch));
    }

    private string? CarryOut(Effect effect)
    {
        if (effect is Effect.OpenGate)
        {
            HoldsSince ??= _world.Clock.Now;
        }
        else if (effect is Effect.CloseGate)
        {
            LetGo();
        }

        return null;
    }

    private void LetGo()
    {
        if (Holds)
        {
            _world.LetsGo(this);
            HoldsSince = null;
        }
    }
}
