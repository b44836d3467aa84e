using Akka.Actor;

namespace Tandem.Coordination.Hosting;

/// <summary>The root of the cluster's tree. Its children are restarted freely: what they must remember is kept outside of the system.</summary>
internal sealed class CoordinationActor : ReceiveActor
{
    /// <param name="exchange">The exchange; the others are given it.</param>
    /// <param name="parts">The rest.</param>
    public static Props PropsFor(Props exchange, IReadOnlyList<CoordinationPart> parts) => Props.Create(() => new CoordinationActor(exchange, parts));

    public CoordinationActor(Props exchange, IReadOnlyList<CoordinationPart> parts)
    {
        var talking = Context.ActorOf(exchange, "exchange");
        foreach (var part in parts)
        {
            Context.ActorOf(part.PropsFor(talking), part.Name);
        }
    }
}
