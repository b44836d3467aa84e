using Akka.Actor;
using Tandem.Actors.Checks;
using Tandem.Coordination.Rosters;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>What bringing routers back works with.</summary>
/// <param name="Routers">The root actor of this node's routers.</param>
/// <param name="Rules">What the file says now.</param>
/// <param name="Others">The other nodes that take part in a router.</param>
/// <param name="Roster">Who is who.</param>
/// <param name="Readiness">Whether this node could serve.</param>
/// <param name="Desk">Where hand-overs are asked for.</param>
/// <param name="Time">The clock.</param>
public sealed record ReturnPorts(
    IActorRef Routers,
    Func<ReturnRules> Rules,
    Func<VirtualRouterKey, IReadOnlyList<string>> Others,
    RosterBoard Roster,
    IReadiness Readiness,
    HandOverDesk Desk,
    TimeProvider Time)
{
    /// <summary>Starts it, in the routers' own actor system.</summary>
    public IActorRef Start(ActorSystem routers) => routers.ActorOf(ReturnActor.PropsFor(this), "returns");
}
