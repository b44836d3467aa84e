using Tandem.Actors.Advice;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Routers;

/// <summary>
/// What a router's actor knows, and how it answers the link loop: fold what the loop did alone, step, and give exactly one batch back
/// for every event, also without effects. So loop and actor together equal the pure machine.
/// </summary>
/// <param name="Router">Parameters and state after the last step.</param>
/// <param name="Agreement">The checksum form it sends.</param>
/// <param name="LastHeard">The last advertisement handed on; what the loop folds repeats it.</param>
internal sealed record RouterCore(VirtualRouter Router, ChecksumAgreement Agreement, Advertisement? LastHeard)
{
    /// <summary>The other Master heard last; null when none was since this router became Master or left Initialize.</summary>
    public HeardMaster? Heard { get; init; }

    /// <summary>A router that was configured and not yet started.</summary>
    /// <param name="parameters">Configured.</param>
    /// <param name="remembered">The checksum form of an earlier life.</param>
    public static RouterCore Configured(VirtualRouterParameters parameters, ChecksumForm? remembered) =>
        new(VirtualRouter.Configured(parameters), ChecksumAgreement.For(parameters, remembered), null);

    /// <summary>Answers one event.</summary>
    /// <param name="raised">The event, in the link loop's order.</param>
    /// <param name="transition">What the step did.</param>
    /// <param name="batch">To be sent back.</param>
    /// <returns>What is known from now on.</returns>
    public RouterCore Answer(LinkEvent.Raised raised, out Transition transition, out EffectBatch batch)
    {
        var core = Fold(raised.Observed).Note(raised);
        transition = raised.Event is RouterEvent.TakeOver takeOver && core.Refusal(takeOver) is not null
            ? new Transition(core.Router.Role, core.Router, [], null)
            : VirtualRouterMachine.Step(core.Router, raised.Event, raised.At);
        batch = new EffectBatch(transition.Router, raised.Sequence, core.Agreement.Form, transition.Effects);
        var heardAnew = transition.Reason is not null && transition.To != RouterRole.Backup;
        return core with { Router = transition.Router, Heard = heardAnew ? null : core.Heard };
    }

    /// <summary>Answers an advertisement as if it had not been heard.</summary>
    /// <param name="raised">The event, in the link loop's order.</param>
    /// <param name="batch">To be sent back.</param>
    public RouterCore Decline(LinkEvent.Raised raised, out EffectBatch batch)
    {
        var core = Fold(raised.Observed);
        batch = new EffectBatch(core.Router, raised.Sequence, core.Agreement.Form, []);
        return core;
    }

    /// <summary>Why a Backup must not take over; null when what the event rests on is true.</summary>
    public AdviceRefusal? Refusal(RouterEvent.TakeOver takeOver)
    {
        if (Router.Role != RouterRole.Backup)
        {
            return AdviceRefusal.WrongRole;
        }

        if (Heard?.Mastership != takeOver.From)
        {
            return AdviceRefusal.OtherMaster;
        }

        return takeOver.Cause == TakeOverCause.HandOver && !WinsAgainst(Heard.Last) ? AdviceRefusal.WouldLose : null;
    }

    /// <summary>Leaves the protocol when nobody is left to carry out effects.</summary>
    public RouterCore Lose(Instant now, out Transition transition)
    {
        transition = VirtualRouterMachine.Step(Router, new RouterEvent.Shutdown(ShutdownReason.InterfaceLost), now);
        return this with { Router = transition.Router, Heard = null };
    }

    private bool WinsAgainst(in Advertisement master) =>
        Router.Parameters.Priority > master.Priority
        || (Router.Parameters.Priority == master.Priority && Router.PrimaryAddress > master.Source);

    private RouterCore Fold(Network.Beat.Observation? observed)
    {
        if (observed is not { } seen)
        {
            return this;
        }

        return this with
        {
            Router = VirtualRouterMachine.Fold(Router, seen.NextDeadline),
            Agreement = seen.HeardAt is { } at && LastHeard is { } heard ? Agreement.Hear(heard, at) : Agreement,
            Heard = seen.HeardAt is { } heardAt && Heard?.Source == seen.HeardFrom ? Heard with { At = heardAt } : Heard,
        };
    }

    private RouterCore Note(LinkEvent.Raised raised) => raised.Event switch
    {
        RouterEvent.AdvertisementReceived(var heard) => this with
        {
            Agreement = Agreement.Hear(heard, raised.At),
            LastHeard = heard,
            Heard = Router.Role == RouterRole.Initialize ? null : HeardMaster.Hear(Heard, heard, raised.At),
        },
        RouterEvent.ParametersChanged(var parameters) => this with { Agreement = Agreement.Follow(parameters) },
        _ => this,
    };
}
