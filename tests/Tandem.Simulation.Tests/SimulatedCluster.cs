using Tandem.Actors.Advice;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Simulation.Tests;

/// <summary>A healthy channel between the members: each is told at once who says that it is Master, and asked members answer.</summary>
internal sealed class SimulatedCluster
{
    private readonly SimulatedWorld _world;
    private readonly VirtualRouterKey _key;

    public SimulatedCluster(SimulatedWorld world)
    {
        _world = world;
        _key = world.Nodes[0].Parameters.Key;
        world.Changed = _ => Later(Push);
        world.Reported = Answer;
    }

    /// <summary>Tells every member what the others claim.</summary>
    public void Push()
    {
        foreach (var node in _world.Living)
        {
            node.Advise(new RouterAdvice.Claims(
                _key,
                [.. _world.Nodes.Where(other => other != node).Select(other => new MemberClaim(other.Name, other.Address, IsMaster(other)))],
                []));
        }
    }

    private static bool IsMaster(SimulatedNode node) => node.IsAlive && node.Router.Role == RouterRole.Master;

    private void Answer(SimulatedNode node, NodeReport report)
    {
        if (report is NodeReport.AttestationWanted wanted && _world.Nodes.Find(member => member.Address == wanted.Heard.Source) is { IsAlive: true } asked)
        {
            Later(() => node.Advise(new RouterAdvice.Verdict(
                _key, wanted.Inquiry, IsMaster(asked) ? AttestationAnswer.Genuine : AttestationAnswer.Forged)));
        }
    }

    private void Later(Action action) => _world.Clock.After(_world.UpTo(_world.Climate.Interval.TimeSpan / 100), action);
}
