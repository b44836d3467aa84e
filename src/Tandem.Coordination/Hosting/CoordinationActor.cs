using Akka.Actor;

namespace Tandem.Coordination.Hosting;

/// <summary>
/// The root of the cluster's tree. Its children are restarted freely, and made anew when their settings change: what they must remember is kept
/// outside of the system.
/// </summary>
internal sealed class CoordinationActor : ReceiveActor
{
    private readonly PartPorts _ports;
    private readonly IReadOnlyList<CoordinationPart> _parts;
    private readonly List<(PartRenewal Renewal, Action Wanted)> _renewals = [];

    /// <param name="exchange">The exchange.</param>
    /// <param name="portsFor">What the others work with, given the exchange.</param>
    /// <param name="parts">The others.</param>
    public static Props PropsFor(Props exchange, Func<IActorRef, PartPorts> portsFor, IReadOnlyList<CoordinationPart> parts) =>
        Props.Create(() => new CoordinationActor(exchange, portsFor, parts));

    public CoordinationActor(Props exchange, Func<IActorRef, PartPorts> portsFor, IReadOnlyList<CoordinationPart> parts)
    {
        (_ports, _parts) = (portsFor(Context.ActorOf(exchange, "exchange")), parts);
        foreach (var part in parts)
        {
            Start(part);
        }

        Receive<Renew>(Handle);
        Receive<Ended>(Handle);
    }

    protected override void PreStart()
    {
        var self = Self;
        foreach (var part in _parts)
        {
            if (part.Renewal is { } renewal)
            {
                void Wanted() => self.Tell(new Renew(part));
                renewal.Wanted += Wanted;
                _renewals.Add((renewal, Wanted));
            }
        }
    }

    protected override void PostStop() => _renewals.ForEach(entry => entry.Renewal.Wanted -= entry.Wanted);

    private void Start(CoordinationPart part) => Context.ActorOf(part.PropsFor(_ports), part.Name);

    /// <summary>Asked twice while the former one ends, it is made once, with what holds then.</summary>
    private void Handle(Renew renew)
    {
        var former = Context.Child(renew.Part.Name);
        if (!former.IsNobody())
        {
            Context.Unwatch(former);
            Context.Stop(Context.WatchWith(former, new Ended(renew.Part)));
        }
    }

    private void Handle(Ended ended) => Start(ended.Part);

    private sealed record Renew(CoordinationPart Part);

    private sealed record Ended(CoordinationPart Part);
}
