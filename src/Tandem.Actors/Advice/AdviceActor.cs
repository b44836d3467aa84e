using Akka.Actor;
using Akka.Event;
using Tandem.Actors.Dispatch;
using Tandem.Actors.Logs;
using Tandem.Actors.Node;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>
/// The port between this node's routers and the cluster: reports out, advice in. It decides nothing, asks nobody, and waits for nobody; if it
/// fails, the routers go on by the wire alone.
/// </summary>
internal sealed class AdviceActor : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly LogThrottle _unknown;
    private readonly Guid _boot;
    private readonly Dictionary<VirtualRouterKey, RouterDesk> _desks = [];
    private readonly Dictionary<IActorRef, Subscription> _subscriptions = [];

    public static Props PropsFor(NodePorts ports) => Props.Create(() => new AdviceActor(ports)).WithDispatcher(OnTimeDispatcher.Id);

    public AdviceActor(NodePorts ports)
    {
        (_boot, _unknown) = (ports.Masterships.Boot, new LogThrottle(ports.Time, TimeSpan.FromMinutes(1)));

        Receive<NodeReport>(Handle);
        Receive<RouterAdvice>(Handle);
        Receive<AdviceProtocol.Weigh>(Handle);
        Receive<AdviceProtocol.Taken>(Handle);
        Receive<AdviceProtocol.Subscribe>(Handle);
        Receive<AdviceProtocol.Unsubscribe>(Handle);
        Receive<Terminated>(Handle);
    }

    protected override void PostStop()
    {
        foreach (var subscriber in _subscriptions.Keys)
        {
            subscriber.Tell(new AdviceProtocol.Ended());
        }
    }

    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        Context.Parent.Tell(new AdviceProtocol.Restate());
    }

    /// <summary>From a router.</summary>
    private void Handle(NodeReport report)
    {
        if (report is NodeReport.Changed(var standing) && DeskOf(standing.Key).Stand(standing, Sender))
        {
            Context.Watch(Sender);
        }

        Publish(report);
    }

    private void Handle(RouterAdvice advice)
    {
        if (advice is RouterAdvice.Claims && !Sender.IsNobody())
        {
            Context.Watch(Sender);
        }

        if (!DeskOf(advice.Key).Advise(advice, Sender))
        {
            Publish(new NodeReport.AdviceDropped(advice, AdviceRefusal.UnknownRouter, 0));
            if (_unknown.Allows(advice.Key))
            {
                _log.Info(LogTemplates.AdviceForNobody, advice.GetType().Name, advice.Key);
            }
        }
    }

    private void Handle(AdviceProtocol.Weigh weight) => DeskOf(weight.Key).Weigh(weight);

    private void Handle(AdviceProtocol.Taken taken) => _subscriptions.GetValueOrDefault(taken.Subscriber)?.Take(taken.Through, Self);

    private void Handle(AdviceProtocol.Subscribe subscribe)
    {
        var subscription = new Subscription(subscribe.Subscriber, Everything);
        _subscriptions[Context.Watch(subscribe.Subscriber)] = subscription;
        subscription.Begin(Self);
    }

    private void Handle(AdviceProtocol.Unsubscribe unsubscribe) => _subscriptions.Remove(unsubscribe.Subscriber);

    /// <summary>A router, a reader, or who pushed claims; the last may be a reader as well.</summary>
    private void Handle(Terminated terminated)
    {
        _subscriptions.Remove(terminated.ActorRef);
        foreach (var (key, desk) in _desks)
        {
            if (terminated.ActorRef.Equals(desk.Router))
            {
                desk.Fall();
                Publish(new NodeReport.Gone(key));
            }

            if (terminated.ActorRef.Equals(desk.Claimant))
            {
                desk.Advise(new RouterAdvice.NoClaims(key), Self);
            }
        }
    }

    private RouterDesk DeskOf(VirtualRouterKey key)
    {
        if (!_desks.TryGetValue(key, out var desk))
        {
            _desks.Add(key, desk = new RouterDesk());
        }

        return desk;
    }

    private NodeReport.Everything Everything() => new(_boot, [.. _desks.Values.Select(desk => desk.Standing).OfType<RouterStanding>()]);

    private void Publish(NodeReport report)
    {
        foreach (var subscription in _subscriptions.Values)
        {
            subscription.Tell(report, Self);
        }
    }
}
