using Akka.Actor;

namespace Tandem.Coordination.Hosting;

/// <summary>One actor below /user/coordination, made anew with each life of the system.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="PropsFor">Makes it, given the exchange through which it talks to peers.</param>
public sealed record CoordinationPart(string Name, Func<IActorRef, Props> PropsFor);
