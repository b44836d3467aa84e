using System.Collections.Immutable;
using Tandem.Actors.Routers;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>
/// A router with all that advice has left with it: effective parameters, the stay outside, whom it believes. A value; what its actor has to do
/// goes into a list. Without advice it answers as its <see cref="RouterCore"/> does.
/// </summary>
/// <param name="Core">The router that answers the link loop.</param>
/// <param name="Effective">What its parameters are composed of.</param>
/// <param name="Mastership">Its own: the running one, or the last.</param>
internal sealed record AdvisedRouter(RouterCore Core, EffectiveParameters Effective, Mastership Mastership)
{
    /// <summary>The parameters asked of the machine last; they may still be on their way to it.</summary>
    public VirtualRouterParameters Asked { get; init; } = Core.Router.Parameters;

    /// <summary>The time that these parameters are for.</summary>
    public Instant RefreshedAt { get; init; }

    /// <summary>Whom it believes.</summary>
    public Attestation Attestation { get; init; } = Attestation.Off;

    /// <summary>Set while it stays in Initialize on advice.</summary>
    public StayOut? Out { get; init; }

    /// <summary>Events that were asked about and are on their way back: they count without a question.</summary>
    public ImmutableArray<RouterEvent> Honoured { get; init; } = [];

    /// <summary>The batch that ends the last mastership; null when the link has carried it out.</summary>
    public long? ReleasedBy { get; init; }

    /// <summary>When it took its role.</summary>
    public Instant Since { get; init; }

    /// <summary>Why it took its role.</summary>
    public TransitionReason? Reason { get; init; }

    /// <summary>Pieces of advice not followed.</summary>
    public long Dropped { get; init; }

    /// <summary>Segment, family and VRID.</summary>
    public VirtualRouterKey Key => Effective.Configured.Key;

    /// <summary>Initialize, Backup or Master.</summary>
    public RouterRole Role => Core.Router.Role;

    /// <summary>A router that was configured and not yet started.</summary>
    public static AdvisedRouter Configured(RouterCore core, Mastership last) =>
        new(core, new EffectiveParameters(core.Router.Parameters), last);

    /// <summary>
    /// When <see cref="Review"/> has something to do; <see cref="Instant.Never"/> when it has not. What has lapsed stays due until it is
    /// looked at: an event that comes in between must not make it forgotten.
    /// </summary>
    public Instant NextReview =>
        Instant.Earlier(Effective.NextLapse(RefreshedAt), Instant.Earlier(Out?.Until ?? Instant.Never, Attestation.NextDeadline));

    /// <summary>True when others need not be told of the difference between the two.</summary>
    public bool StandsLike(AdvisedRouter before) =>
        Role == before.Role && Reason == before.Reason && Mastership == before.Mastership
        && ReferenceEquals(Core.Router.Parameters, before.Core.Router.Parameters)
        && Core.Router.PrimaryAddress == before.Core.Router.PrimaryAddress
        && (Core.Heard == before.Core.Heard || Core.Heard?.Says(before.Core.Heard) == true)
        && Attestation.Claims is null == before.Attestation.Claims is null;

    /// <summary>Answers one event of the link loop.</summary>
    /// <param name="raised">The event.</param>
    /// <param name="transition">What the step did; null when it was no step, because an advertisement is not believed, or not yet.</param>
    /// <param name="batch">To be sent back.</param>
    /// <param name="acts">To be done after that.</param>
    public AdvisedRouter Answer(LinkEvent.Raised raised, out Transition? transition, out EffectBatch batch, List<RouterAct> acts)
    {
        var (router, judgement) = AttestationRules.Receive(this, raised, acts);
        if (judgement is Judgement.Hold or Judgement.Discard)
        {
            var declined = router.Core.Decline(raised, out batch);
            batch = batch with { Unattested = AttestationRules.Unbelieved(router, raised, judgement) };
            transition = null;
            return router with { Core = declined };
        }

        if (raised.Event is RouterEvent.TakeOver takeOver && router.Core.Refusal(takeOver) is { } refusal)
        {
            router = router.Drop(new RouterAdvice.TakeOver(Key, takeOver.Cause, takeOver.From), refusal, acts);
        }

        router = router with { Core = router.Core.Answer(raised, out var step, out batch) };
        transition = step;
        return step.Reason is { } reason ? router.Moved(step, reason, raised, acts) : router;
    }

    /// <summary>Takes note of what the link carried out; a mastership is over only then.</summary>
    public AdvisedRouter Executed(LinkEvent.Executed executed, List<RouterAct> acts)
    {
        if (ReleasedBy != executed.Acknowledged)
        {
            return this;
        }

        if (Role != RouterRole.Master && !executed.WasRefused)
        {
            acts.Add(new RouterAct.Tell(new NodeReport.Released(Key, Mastership)));
        }

        return this with { ReleasedBy = null };
    }

    /// <summary>Nobody is left to carry out effects; what was on its way to the link is lost.</summary>
    public AdvisedRouter Lose(Instant now, out Transition transition)
    {
        var lost = this with
        {
            Core = Core.Lose(now, out transition),
            Attestation = Attestation with { Held = [] },
            Honoured = [],
            ReleasedBy = null,
        };
        return transition.Reason is { } reason ? lost with { Since = now, Reason = reason } : lost;
    }

    /// <summary>Ends what has lapsed.</summary>
    public AdvisedRouter Review(Instant now, List<RouterAct> acts)
    {
        var router = this;
        if (Out is { } stay && now >= stay.Until)
        {
            router = this with { Out = null };
            acts.Add(new RouterAct.Return());
        }

        return AttestationRules.Review(router.Refresh(now, acts), now, acts);
    }

    /// <summary>Asks the machine for the parameters of now, unless they have been asked for.</summary>
    public AdvisedRouter Refresh(Instant now, List<RouterAct> acts)
    {
        var wanted = Effective.At(now);
        if (wanted != Asked)
        {
            acts.Add(new RouterAct.Raise(new RouterEvent.ParametersChanged(wanted)));
        }

        return this with { Asked = wanted, RefreshedAt = now };
    }

    /// <summary>The configuration says something else of it; what advice has left with it stays.</summary>
    public AdvisedRouter Configure(VirtualRouterParameters configured, Instant now, List<RouterAct> acts) =>
        (this with { Effective = Effective with { Configured = configured } }).Refresh(now, acts);

    /// <summary>About to start: what was asked of the machine before may never have reached it.</summary>
    public AdvisedRouter Resynchronize(Instant now, List<RouterAct> acts) =>
        (this with { Asked = Core.Router.Parameters }).Refresh(now, acts);

    /// <summary>Counts a piece of advice that is not followed, and says why.</summary>
    public AdvisedRouter Drop(RouterAdvice advice, AdviceRefusal refusal, List<RouterAct> acts)
    {
        acts.Add(new RouterAct.Tell(new NodeReport.AdviceDropped(advice, refusal, Dropped + 1)));
        return this with { Dropped = Dropped + 1 };
    }

    private AdvisedRouter Moved(Transition transition, TransitionReason reason, LinkEvent.Raised raised, List<RouterAct> acts)
    {
        var moved = this with { Since = raised.At, Reason = reason };
        if (transition.To == RouterRole.Master)
        {
            return moved with { Mastership = Mastership.Next, ReleasedBy = null };
        }

        if (transition.From == RouterRole.Master)
        {
            moved = (moved with { ReleasedBy = raised.Sequence, Effective = Effective.Yielded() }).Refresh(raised.At, acts);
        }

        return transition.To == RouterRole.Initialize ? moved with { Attestation = Attestation with { Held = [] }, Honoured = [] } : moved;
    }
}
