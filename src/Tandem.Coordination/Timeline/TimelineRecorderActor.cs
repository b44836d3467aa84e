using Akka.Actor;
using Tandem.Actors.Advice;
using Tandem.Actors.Checks;
using Tandem.Actors.Nics;
using Tandem.Actors.Routers;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>Works out what of all that was told is recorded, and how often. Lives on ordinary threads.</summary>
internal sealed class TimelineRecorderActor : ReceiveActor, IWithTimers
{
    /// <summary>Far below what may be under way.</summary>
    private const int TakenEvery = AdviceProtocol.MostUntaken / 16;

    private static readonly object SettleTimer = new();

    private readonly TimelineStore _store;
    private readonly FactBudget _budget;
    private readonly RouterFacts _routers = new();
    private Follow? _following;

    public static Props PropsFor(TimelineStore store, TimeProvider time) => Props.Create(() => new TimelineRecorderActor(store, time));

    public TimelineRecorderActor(TimelineStore store, TimeProvider time)
    {
        (_store, _budget) = (store, new FactBudget(time));

        Receive<StampingEar.Heard>(Handle);
        Receive<Follow>(Handle);
        Receive<Settle>(Handle);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Timers.StartPeriodicTimer(SettleTimer, new Settle(static () => { }), FactBudget.Window);

    private void Handle(StampingEar.Heard heard)
    {
        switch (heard.What)
        {
            case TimelineFact fact:
                Record(heard.Stamp, fact);
                break;
            case AdviceProtocol.Reported reported:
                Take(reported.Sequence);
                Record(heard.Stamp, _routers.Of(reported.Report));
                break;
            case AdviceProtocol.Ended when _following is { } following:
                following.Root.Tell(new AdviceProtocol.Subscribe(following.Ear));
                break;
            case RouterTransitioned transitioned:
                Record(heard.Stamp, RouterFacts.Of(transitioned));
                break;
            case NicNoticed noticed:
                Record(heard.Stamp, LinkFacts.Of(noticed));
                break;
            case InterfaceTurned turned:
                Record(heard.Stamp, LinkFacts.Of(turned));
                break;
            case CheckTurned(var check):
                Record(heard.Stamp, new TimelineFact.Checked(check.Name, check.State, check.Detail));
                break;
            case CoordinatorEvent happened:
                Record(heard.Stamp, ChannelFacts.Of(happened));
                break;
        }
    }

    private void Handle(Follow follow)
    {
        _following = follow;
        follow.Root.Tell(new AdviceProtocol.Subscribe(follow.Ear));
    }

    private void Handle(Settle settle)
    {
        foreach (var fact in _budget.Settle())
        {
            _store.Record(fact);
        }

        settle.Done();
    }

    private void Take(long sequence)
    {
        if (sequence % TakenEvery == 0)
        {
            _following?.Root.Tell(new AdviceProtocol.Taken(_following.Ear, sequence));
        }
    }

    private void Record(HybridStamp stamp, TimelineFact? fact)
    {
        if (fact is not null && _budget.Take(fact) is { } worth)
        {
            _store.Record(stamp, worth);
        }
    }

    /// <summary>Listen to these reports, too.</summary>
    internal sealed record Follow(IActorRef Root, IActorRef Ear);

    /// <summary>Give the store what is held back.</summary>
    internal sealed record Settle(Action Done);
}
