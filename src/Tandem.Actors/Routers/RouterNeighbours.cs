using Akka.Actor;

namespace Tandem.Actors.Routers;

/// <summary>Whom a router's actor speaks to.</summary>
/// <param name="Home">The parent of all routers.</param>
/// <param name="Nics">The parent of all NICs.</param>
/// <param name="Advice">Tells the cluster.</param>
internal sealed record RouterNeighbours(IActorRef Home, IActorRef Nics, IActorRef Advice);
