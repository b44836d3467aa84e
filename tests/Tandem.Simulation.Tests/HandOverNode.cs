using Tandem.Actors.Advice;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Messages;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Simulation.Tests;

/// <summary>What the cluster's system of one node does about hand-overs: the real book and the real gate, with a delay on the way to the routers.</summary>
internal sealed class HandOverNode
{
    private readonly HandOverWorld _world;
    private readonly SimulatedNode _node;
    private readonly DelayLine _reports;
    private readonly DelayLine _advice;
    private readonly List<HandOverAct> _acts = [];
    private HandOverBook _book;
    private ReturnGate _gate = ReturnGate.Quiet;
    private RouterStanding? _standing;
    private Instant _deadline = Instant.Never;
    private int _life;
    private Instant _lookAt = Instant.Never;

    public HandOverNode(HandOverWorld world, SimulatedNode node)
    {
        (_world, _node, _reports, _advice) = (world, node, world.Way(), world.Way());
        _book = Fresh();
    }

    public SimulatedNode Node => _node;

    /// <summary>How its hand-overs ended.</summary>
    public List<HandOverEnding> Endings { get; } = [];

    public HandOverBook Book => _book;

    private Instant Now => _world.World.Clock.Now;

    /// <summary>It has crashed: nothing is remembered.</summary>
    public void Forget()
    {
        _life++;
        (_book, _gate, _standing, _deadline) = (Fresh(), ReturnGate.Quiet, null, Instant.Never);
        _acts.Clear();
    }

    public void Begin(string target)
    {
        _book.Begin(HandOverWorld.KeyOf(_node), target, "test", Now, _acts);
        Perform();
    }

    public void Hear(string from, INodeMessage message)
    {
        if (_node.IsAlive)
        {
            _book.Hear(from, message, Now, _acts);
            Perform();
        }
    }

    /// <summary>From the routers' side, after a hop.</summary>
    public void Report(NodeReport report)
    {
        var life = _life;
        _reports.Pass(() =>
        {
            if (life != _life)
            {
                return;
            }

            _standing = report is NodeReport.Changed(var standing) ? standing : _standing;
            _book.Report(report, Now, _acts);
            Perform();
            Look();
        });
    }

    private HandOverBook Fresh() => new(_ => null, _world.Name);

    private void Look()
    {
        if (_world.Patience is not { } patience || _standing is not { } standing || !_node.IsAlive)
        {
            return;
        }

        var view = new ReturnView(standing, _world.SightOf(standing), null, TimeSpan.Zero, patience, IsLeaving: false);
        _gate = _gate.Look(view, Now, out var act);
        switch (act)
        {
            case ReturnAct.Hold:
                Hold(TimeSpan.FromSeconds(2));
                break;
            case ReturnAct.Ask(var node):
                Hold(TimeSpan.FromSeconds(2));
                _book.Want(standing.Key, node, _acts);
                Perform();
                break;
            case ReturnAct.Release:
                Hold(TimeSpan.FromMilliseconds(1));
                break;
        }

        if (_gate.IsWaiting && _lookAt <= Now)
        {
            _lookAt = Now + TimeSpan.FromMilliseconds(100);
            _world.World.Clock.At(_lookAt, Look);
        }

        void Hold(TimeSpan span) => Advise(new RouterAdvice.HoldPreemption(standing.Key, standing.Mastership, Now + span));
    }

    private void Perform()
    {
        HandOverAct[] acts = [.. _acts];
        _acts.Clear();
        foreach (var act in acts)
        {
            switch (act)
            {
                case HandOverAct.Send(var to, var message):
                    _world.Carry(_node, to, message);
                    break;
                case HandOverAct.Advise(var advice):
                    Advise(advice);
                    break;
                case HandOverAct.End(var ending):
                    _world.World.Tell($"{_node.Name}: {ending.Words}");
                    Endings.Add(ending);
                    break;
                case HandOverAct.Declined(_, _, var reason):
                    _gate = _gate.Declined(reason);
                    break;
            }
        }

        Plan();
    }

    private void Advise(RouterAdvice advice)
    {
        var life = _life;
        _advice.Pass(() =>
        {
            if (life == _life)
            {
                _node.Advise(advice);
            }
        });
    }

    private void Plan()
    {
        if (_book.NextDeadline is var at && at != _deadline && at != Instant.Never)
        {
            var life = _life;
            _world.World.Clock.At(at, () =>
            {
                if (life == _life)
                {
                    _book.Lapse(Now, _acts);
                    Perform();
                }
            });
        }

        _deadline = _book.NextDeadline;
    }
}
