using Akka.Actor;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// Writes down what routers and interfaces tell. It lives beside them, on ordinary threads, and what it costs them is one message each.
/// </summary>
internal sealed class TimelineRecorderActor : ReceiveActor, IWithTimers
{
    private static readonly object SettleTimer = new();

    private readonly TimelineStore _store;
    private readonly FactBudget _budget;

    public TimelineRecorderActor(TimelineStore store, TimeProvider time)
    {
        (_store, _budget) = (store, new FactBudget(time));

        Receive<RouterTransitioned>(Handle);
        Receive<NicNoticed>(Handle);
        Receive<Settle>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(RouterTransitioned));
        Context.System.EventStream.Subscribe(Self, typeof(NicNoticed));
        Timers.StartPeriodicTimer(SettleTimer, new Settle(), FactBudget.Window);
    }

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private static TimelineFact? Fact(string at, LinkEvent said) => said switch
    {
        LinkEvent.AddressClaimed claimed => new TimelineFact.Link(claimed.Key, at, LinkNotice.AddressClaimed, $"{claimed.Address} by {claimed.Claimant}"),
        LinkEvent.Restored restored => new TimelineFact.Link(restored.Key, at, LinkNotice.Restored, restored.What),
        LinkEvent.AttachRefused refused => new TimelineFact.Link(refused.Key, at, LinkNotice.AttachRefused, refused.Detail),
        LinkEvent.GateRebuilt => new TimelineFact.Link(null, at, LinkNotice.GateRebuilt, ""),
        LinkEvent.Degraded degraded => new TimelineFact.Link(null, at, LinkNotice.Degraded, degraded.Message),
        LinkEvent.Failed failed => new TimelineFact.Link(null, at, LinkNotice.Gone, failed.Detail),
        LinkEvent.Discarded discarded => new TimelineFact.Discarded(at, discarded.Reason, discarded.Count, discarded.Source),
        LinkEvent.Late late => new TimelineFact.Late(late.Key, late.Delay),
        LinkEvent.Stalled stalled => new TimelineFact.Stalled(stalled.Key, stalled.Reason),
        _ => null,
    };

    private void Handle(RouterTransitioned transitioned)
    {
        var router = transitioned.Snapshot.Router;
        _store.Record(new TimelineFact.Transitioned(
            router.Parameters.Key, transitioned.Snapshot.Name, transitioned.From, transitioned.To, transitioned.Reason, router.Parameters.Priority, transitioned.Source));
        if (transitioned.Reason == TransitionReason.InterfaceDown)
        {
            _store.Record(new TimelineFact.Link(router.Parameters.Key, transitioned.Snapshot.Interface, LinkNotice.Down, ""));
        }
    }

    private void Handle(NicNoticed noticed)
    {
        if (Fact(noticed.Interface, noticed.Event) is { } fact && _budget.Take(fact) is { } worth)
        {
            _store.Record(worth);
        }
    }

    private void Handle(Settle settle)
    {
        foreach (var fact in _budget.Settle())
        {
            _store.Record(fact);
        }
    }

    private sealed record Settle;
}
