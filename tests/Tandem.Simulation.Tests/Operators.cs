using Tandem.Actors.Advice;
using Tandem.Coordination.Intents;
using Tandem.Coordination.Messages;
using Tandem.Testing;

namespace Tandem.Simulation.Tests;

/// <summary>What operators want, given at any node, told to the others, and put into effect on each as the file's preference has it.</summary>
internal sealed class Operators
{
    private readonly SimulatedWorld _world;
    private readonly SharedRouter _router;
    private readonly Dictionary<SimulatedNode, IntentSet> _intents;
    private readonly Dictionary<SimulatedNode, (Guid Boot, PriorityIntent Intent)> _told = [];
    private readonly Dictionary<(SimulatedNode From, SimulatedNode To), DelayLine> _ways = [];
    private long _given;

    public Operators(SimulatedWorld world)
    {
        (_world, Mail) = (world, new Mail(world));
        _router = new("web", world.Nodes[0].Parameters.Key, [.. world.Nodes.Select(node => new Seat(node.Name, node.Parameters.Priority))]);
        _intents = world.Nodes.ToDictionary(node => node, _ => IntentSet.Empty);
        foreach (var from in world.Nodes)
        {
            foreach (var to in world.Nodes.Where(to => to != from))
            {
                _ways[(from, to)] = new(world.Clock, () => world.UpTo(world.Climate.WireDelay));
            }
        }

        world.Changed += Apply;
    }

    /// <summary>How the nodes talk.</summary>
    public Mail Mail { get; }

    /// <summary>Somebody wants something, a few times in ten intervals.</summary>
    public void Begin() => _world.Clock.After(_world.UpTo(_world.Climate.Interval.TimeSpan * 6), () =>
    {
        var (at, of) = (_world.Nodes[_world.Next(_world.Nodes.Count)], _world.Nodes[_world.Next(_world.Nodes.Count)]);
        var kind = (IntentKind)(1 + _world.Next(4));
        Take(at, [new(kind, of.Name, kind is IntentKind.Move or IntentKind.Unmove ? _router.Key : null, new(++_given, 0), at.Name)]);
        Begin();
    });

    private void Take(SimulatedNode at, IEnumerable<Intent> intents)
    {
        var before = _intents[at];
        _intents[at] = before.With(intents);
        if (!ReferenceEquals(before, _intents[at]))
        {
            Apply(at);
            foreach (var other in _world.Nodes.Where(other => other != at))
            {
                Mail.Send(at, other, new IntentExchange(_intents[at].All), _ways[(at, other)].Pass, said => Take(other, ((IntentExchange)said).Intents));
            }
        }
    }

    /// <summary>A fresh life of the routers is told anew.</summary>
    private void Apply(SimulatedNode node)
    {
        var told = (node.Router.Mastership.Boot, Preference.Of(_router, node.Name, _intents[node]));
        if (node.IsAlive && _told.GetValueOrDefault(node) != told)
        {
            _told[node] = told;
            node.Advise(new RouterAdvice.Intend(_router.Key, told.Item2));
        }
    }
}
