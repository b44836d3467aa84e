using Tandem.Actors.Advice;
using Tandem.Coordination.HandOver;
using Tandem.Coordination.Messages;
using Tandem.Testing;
using Tandem.Vrrp.Model;
using RouterStanding = Tandem.Actors.Advice.RouterStanding;

namespace Tandem.Simulation.Tests;

/// <summary>A simulated segment whose nodes also have a channel, good or bad, and hand over to each other.</summary>
internal sealed class HandOverWorld
{
    /// <summary>From the routers' threads to the cluster's system, or back, at most.</summary>
    private static readonly TimeSpan LongestHop = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<SimulatedNode, HandOverNode> _nodes;
    private readonly List<(SimulatedNode From, string To, INodeMessage Message)> _said = [];
    private int _names;

    public HandOverWorld(SimulatedWorld world)
    {
        World = world;
        _nodes = world.Nodes.ToDictionary(node => node, node => new HandOverNode(this, node));
        world.Changed = node => _nodes[node].Report(new NodeReport.Changed(Stand(node)));
        world.Reported = (node, report) => _nodes[node].Report(report);
    }

    public SimulatedWorld World { get; }

    /// <summary>How messages fare from now on.</summary>
    public ChannelWeather Weather { get; set; } = ChannelWeather.Fair;

    /// <summary>Nothing passes.</summary>
    public bool IsCut { get; set; }

    /// <summary>Set: a preferred node asks for the router, and waits so long for a Master that is not reached.</summary>
    public TimeSpan? Patience { get; set; }

    public IEnumerable<HandOverNode> Nodes => _nodes.Values;

    public static VirtualRouterKey KeyOf(SimulatedNode node) => node.Parameters.Key;

    public HandOverNode this[SimulatedNode node] => _nodes[node];

    public Guid Name() => new(++_names, 0, 0, new byte[8]);

    /// <summary>A way between two threads of one node, in order.</summary>
    public DelayLine Way() => new(World.Clock, () => World.UpTo(LongestHop));

    public void Crash(SimulatedNode node)
    {
        node.Crash();
        _nodes[node].Forget();
        _said.RemoveAll(said => said.To == node.Name);
    }

    /// <summary>A message on its way.</summary>
    public void Carry(SimulatedNode from, string to, INodeMessage message)
    {
        _said.Add((from, to, message));
        Throw(from, to, message);
        if (World.Chance(Weather.Duplication))
        {
            Throw(from, to, message);
        }

        if (World.Chance(Weather.Replay))
        {
            var (who, whom, old) = _said[World.Next(_said.Count)];
            Throw(who, whom, old);
        }
    }

    public MasterSight SightOf(RouterStanding standing)
    {
        var master = World.Nodes.Find(node => node.Address == standing.Heard?.Source);
        return master is null || IsCut ? MasterSight.Unheard.Instance : new MasterSight.Member(master.Name);
    }

    private void Throw(SimulatedNode from, string to, INodeMessage message)
    {
        if (IsCut || World.Chance(Weather.Loss))
        {
            return;
        }

        var target = World.Nodes.First(node => node.Name == to);
        World.Clock.After(World.UpTo(Weather.LongestDelay), () => _nodes[target].Hear(from.Name, message));
    }

    private static RouterStanding Stand(SimulatedNode node)
    {
        var router = node.Router;
        return new(
            "web",
            "eth0",
            router.Role,
            router.Core.Router.PrimaryAddress,
            router.Since,
            default,
            router.Reason,
            router.Effective.Configured,
            router.Core.Router.Parameters,
            router.Mastership,
            router.Core.Heard,
            IsAttested: false);
    }
}
