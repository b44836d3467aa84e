using Akka.Actor;

namespace Tandem.Coordination.Hosting;

/// <summary>The root of the cluster's tree. Its children are restarted freely: what they must remember is kept outside of the system.</summary>
internal sealed class CoordinationActor : ReceiveActor
{
    /// <param name="exchange">The exchange.</param>
    /// <param name="portsFor">What the others work with, given the exchange.</param>
    /// <param name="parts">The others.</param>
    public static Props PropsFor(Props exchange, Func<IActorRef, PartPorts> portsFor, IReadOnlyList<CoordinationPart> parts) =>
        Props.Create(() => new CoordinationActor(exchange, portsFor, parts));

    public CoordinationActor(Props exchange, Func<IActorRef, PartPorts> portsFor, IReadOnlyList<CoordinationPart> parts)
    {
        var ports = portsFor(Context.ActorOf(exchange, "exchange"));
        foreach (var part in parts)
        {
            Context.ActorOf(part.PropsFor(ports), part.Name);
        }
    }
}
