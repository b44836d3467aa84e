using Akka.Actor;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Rosters;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>A part that passes on what is published on the event stream of the cluster's system.</summary>
internal sealed class Teller : ReceiveActor
{
    private readonly Type[] _kinds;

    public Teller(Action<object> tell, Type[] kinds)
    {
        _kinds = kinds;
        ReceiveAny(tell);
    }

    public static CoordinationPart Of(Action<object> tell, params Type[] kinds) => new($"teller-{string.Join("-", kinds.Select(kind => kind.Name))}", _ => Props.Create(() => new Teller(tell, kinds)));

    protected override void PreStart()
    {
        Array.ForEach(_kinds, kind => Context.System.EventStream.Subscribe(Self, kind));
        Context.System.EventStream.Publish(new RosterProtocol.Wanted(Self));
    }
}
