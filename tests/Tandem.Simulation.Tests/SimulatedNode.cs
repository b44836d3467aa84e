using Tandem.Actors.Advice;
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
    private readonly List<RouterAct> _acts = [];
    private FakeRouterLink? _link;
    private Instant _review = Instant.Never;
    private int _lives;

    public SimulatedNode(SimulatedWorld world, string name, VirtualRouterParameters parameters, IPvXAddress address)
    {
        _world = world;
        _address = address;
        Name = name;
        Parameters = parameters;
        _toActor = new DelayLine(world.Clock, () => world.UpTo(world.Climate.ActorDelay));
        _toLoop = new DelayLine(world.Clock, () => world.UpTo(world.Climate.ActorDelay));
        _station = world.Segment.Join(frame => _link?.Receive(frame));
        Router = Fresh();
    }

    public string Name { get; }

    /// <summary>The router as its actor has it.</summary>
    public AdvisedRouter Router { get; private set; }

    /// <summary>Source of its advertisements.</summary>
    public IPvXAddress Address => _address;

    /// <summary>What was true of it at some time: each own mastership, and each that it heard.</summary>
    public List<(Mastership Own, HeardMastership? Heard)> Past { get; } = [];

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
        Router = Fresh();
        _review = Instant.Never;
        _world.Tell($"{Name} starts");
        link.Raise(new RouterEvent.Startup(_address));
    }

    /// <summary>Leaves in an orderly way; it stays in Initialize.</summary>
    public void Release() => _link?.Raise(new RouterEvent.Shutdown(ShutdownReason.Requested));

    /// <summary>Its link has no carrier: nothing passes, and it knows.</summary>
    public void LoseLink()
    {
        MoveTo(_station + 1);
        _world.Tell($"{Name} loses its link");
        _link?.Raise(new RouterEvent.Shutdown(ShutdownReason.InterfaceDown));
    }

    /// <summary>Its link carries again.</summary>
    public void RegainLink()
    {
        MoveTo(0);
        _world.Tell($"{Name} has its link again");
        _link?.Raise(new RouterEvent.Startup(_address));
    }

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

    /// <summary>Advice arrives at its actor.</summary>
    public void Advise(RouterAdvice advice)
    {
        if (_link is { } link)
        {
            Keep(link, Router.Advise(advice, _world.Clock.Now, _acts));
        }
    }

    /// <summary>Its checks say something at its actor.</summary>
    public void Weigh(AdviceProtocol.Weigh weigh)
    {
        if (_link is { } link)
        {
            Keep(link, Router.Weigh(weigh, _world.Clock.Now, _acts));
        }
    }

    private AdvisedRouter Fresh() =>
        AdvisedRouter.Configured(RouterCore.Configured(Parameters, null), new Mastership(new Guid(_station, (short)_lives++, 0, new byte[8]), 0));

    private void Tell(FakeRouterLink? link, LinkEvent linkEvent)
    {
        switch (linkEvent)
        {
            case LinkEvent.Raised raised:
                _toActor.Pass(() => Answer(link, raised));
                break;
            case LinkEvent.Executed executed when _world.Reported is not null:
                _toActor.Pass(() => Note(link, executed));
                break;
        }
    }

    private void Answer(FakeRouterLink? link, LinkEvent.Raised raised)
    {
        if (link != _link || link is null)
        {
            return;
        }

        Transition? transition;
        EffectBatch batch;
        var router = _world.Broken is { } broken
            ? Router with { Core = broken(Router.Core, raised, out transition, out batch) }
            : Router.Answer(raised, out transition, out batch, _acts);
        if (transition?.Reason is { } reason)
        {
            _world.Moved(this, transition.To, reason);
        }

        _toLoop.Pass(() => link.Execute(batch));
        Keep(link, router);
    }

    private void Note(FakeRouterLink? link, LinkEvent.Executed executed)
    {
        if (link == _link && link is not null)
        {
            Keep(link, Router.Executed(executed, _acts));
        }
    }

    private void Keep(FakeRouterLink link, AdvisedRouter router)
    {
        var isNews = !router.StandsLike(Router);
        Router = router;
        if (isNews)
        {
            Past.Add((router.Mastership, router.Core.Heard?.Mastership));
            _world.Changed?.Invoke(this);
        }

        RouterAct[] acts = [.. _acts];
        _acts.Clear();
        foreach (var act in acts)
        {
            Perform(link, act);
        }

        Plan(link);
    }

    private void Perform(FakeRouterLink link, RouterAct act)
    {
        switch (act)
        {
            case RouterAct.Raise(var routerEvent):
                _toLoop.Pass(() => link.Raise(routerEvent));
                break;
            case RouterAct.Leave(var cause):
                _toLoop.Pass(() => link.Raise(new RouterEvent.Shutdown(cause)));
                break;
            case RouterAct.Return:
                _toLoop.Pass(() => link.Raise(new RouterEvent.Startup(_address)));
                break;
            case RouterAct.Tell(var report):
                _world.Reported?.Invoke(this, report);
                break;
        }
    }

    private void Plan(FakeRouterLink link)
    {
        var at = Router.NextReview;
        if (at != _review && at != Instant.Never)
        {
            _world.Clock.At(at, () => Review(link, at));
        }

        _review = at;
    }

    private void Review(FakeRouterLink link, Instant at)
    {
        if (link == _link && at == _review)
        {
            _review = Instant.Never;
            Keep(link, Router.Review(_world.Clock.Now, _acts));
        }
    }

    private string? CarryOut(Effect effect)
    {
        if (effect is Effect.OpenGate)
        {
            HoldsSince ??= _world.Clock.Now;
            _world.Holds();
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
            _world.CountNobody();
        }
    }
}
