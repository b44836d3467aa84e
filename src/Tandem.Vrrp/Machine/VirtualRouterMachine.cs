using System.Collections.Immutable;
using System.Diagnostics;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Machine;

/// <summary>The VRRP state machine (RFC 9568 §6.4, RFC 3768 §6.4) as a pure function.</summary>
public static class VirtualRouterMachine
{
    /// <summary>Advances one virtual router by one event. Total: every event is answered in every state.</summary>
    /// <param name="router">The router before.</param>
    /// <param name="routerEvent">What happened.</param>
    /// <param name="now">When; for a received advertisement, its reception.</param>
    public static Transition Step(VirtualRouter router, RouterEvent routerEvent, Instant now) => routerEvent switch
    {
        RouterEvent.ParametersChanged(var parameters) => ParameterChange.Apply(router, parameters, now),
        RouterEvent.PrimaryAddressChanged(var address) => Stay(router with { PrimaryAddress = address }),
        _ => router.State switch
        {
            RouterState.Initialize => InInitialize(router, routerEvent, now),
            RouterState.Backup backup => InBackup(router, backup, routerEvent, now),
            RouterState.Master master => InMaster(router, master, routerEvent, now),
            _ => throw new UnreachableException(),
        },
    };

    /// <summary>
    /// When Master_Down_Timer fires after an advertisement that only repeats the Master's last one: the link loop moves the
    /// deadline by this rule without a step (RFC 9568 §6.4.2, D-25..D-27).
    /// </summary>
    public static Instant MasterDownAt(VirtualRouterParameters parameters, AdvertisementInterval masterInterval, Instant heardAt) =>
        heardAt + VrrpTimers.MasterDownInterval(parameters.Version, parameters.Priority, masterInterval);

    /// <summary>Brings a state up to date with what the link loop observed since the last step: only its deadline can have moved.</summary>
    public static VirtualRouter Fold(VirtualRouter router, Instant nextDeadline) => router.State switch
    {
        RouterState.Backup backup when backup.MasterDownAt != nextDeadline =>
            router with { State = backup with { MasterDownAt = nextDeadline, NewMasterReason = NewMasterReason.NoResponse } },
        RouterState.Master master when master.AdvertiseAt != nextDeadline => router with { State = master with { AdvertiseAt = nextDeadline } },
        _ => router,
    };

    /// <summary>Whether this router, as Master, yields to such an advertisement (RFC 9568 §6.4.3).</summary>
    public static bool YieldsTo(VirtualRouter router, Advertisement heard) => ReasonToYield(router, heard) is not null;

    private static Transition InInitialize(VirtualRouter router, RouterEvent routerEvent, Instant now) => routerEvent switch
    {
        RouterEvent.Startup(var primary) when router.Parameters.IsOwner =>
            BecomeMaster(router with { PrimaryAddress = primary }, TransitionReason.OwnerStartup, now),
        RouterEvent.Startup(var primary) { Resumes: true } =>
            BecomeMaster(router with { PrimaryAddress = primary }, TransitionReason.Succession, now),
        RouterEvent.Startup(var primary) => BecomeBackup(
            router with { PrimaryAddress = primary }, router.Parameters.AdvertisementInterval, TransitionReason.Startup, [], now),
        _ => Stay(router),
    };

    private static Transition InBackup(VirtualRouter router, RouterState.Backup backup, RouterEvent routerEvent, Instant now) => routerEvent switch
    {
        RouterEvent.Shutdown(var cause) => BecomeInitialize(router, ReasonOf(cause), []),
        RouterEvent.EffectRefused => BecomeInitialize(router, TransitionReason.EffectRefused, []),
        RouterEvent.DeadlineReached when now >= backup.MasterDownAt => BecomeMaster(router, ReasonOf(backup.NewMasterReason), now),
        RouterEvent.TakeOver(var cause, _) => BecomeMaster(router, ReasonOf(cause), now),
        RouterEvent.AdvertisementReceived(var advertisement) => Stay(router with { State = Hear(router.Parameters, backup, advertisement, now) }),
        _ => Stay(router),
    };

    private static RouterState.Backup Hear(VirtualRouterParameters own, RouterState.Backup backup, Advertisement heard, Instant now)
    {
        if (heard.Priority.IsRelease)
        {
            var skewTime = VrrpTimers.SkewTime(own.Version, own.Priority, backup.MasterInterval);
            return backup with { MasterDownAt = now + skewTime, NewMasterReason = NewMasterReason.Priority };
        }

        if (heard.Priority < own.Priority && (own.PreemptMode || own.IsOwner))
        {
            return backup with { NewMasterReason = NewMasterReason.Preempted };
        }

        var interval = Learn(own, heard);
        return new RouterState.Backup(MasterDownAt(own, interval, now), interval, NewMasterReason.NoResponse);
    }

    private static Transition InMaster(VirtualRouter router, RouterState.Master master, RouterEvent routerEvent, Instant now) => routerEvent switch
    {
        RouterEvent.Shutdown(var cause) => BecomeInitialize(router, ReasonOf(cause), Release(router.Parameters)),
        RouterEvent.EffectRefused => BecomeInitialize(router, TransitionReason.EffectRefused, Release(router.Parameters)),
        RouterEvent.DeadlineReached when now >= master.AdvertiseAt => Advertise(router, master, now),
        RouterEvent.AnnounceAgain => Stay(router, new Effect.Advertise(router.Parameters.Priority), new Effect.Announce(router.Parameters.Addresses)),
        RouterEvent.AdvertisementReceived(var advertisement) => HearRival(router, master, advertisement, now),
        _ => Stay(router),
    };

    private static Transition HearRival(VirtualRouter router, RouterState.Master master, Advertisement heard, Instant now)
    {
        var own = router.Parameters;
        if (heard.Priority.IsRelease)
        {
            return Advertise(router, master, now);
        }

        if (ReasonToYield(router, heard) is { } reason)
        {
            return Yield(router, heard, reason, now);
        }

        if (now < master.ReplyAllowedAt)
        {
            return Stay(router);
        }

        // Clients may have learned the rival's answer, so the loser's reply carries a fresh announcement (RFC 9568 §6.4.3 asks
        // for the advertisement only). VRRPv2 answers no losing advertisement (RFC 3768 §6.4.3).
        var answered = router with { State = master with { ReplyAllowedAt = now + VrrpTimers.ReplyGap(own.AdvertisementInterval) } };
        return own.Version == VrrpVersion.V2
            ? Stay(answered, new Effect.Announce(own.Addresses))
            : Stay(answered, new Effect.Advertise(own.Priority), new Effect.Announce(own.Addresses));
    }

    private static TransitionReason? ReasonToYield(VirtualRouter router, in Advertisement heard)
    {
        var own = router.Parameters.Priority;
        if (heard.Priority > own)
        {
            return TransitionReason.HigherPriority;
        }

        return heard.Priority == own && router.PrimaryAddress is { } primary && heard.Source > primary
            ? TransitionReason.EqualPriorityHigherAddress
            : null;
    }

    private static Transition Advertise(VirtualRouter router, RouterState.Master master, Instant now) => Stay(
        router with { State = master with { AdvertiseAt = now + router.Parameters.AdvertisementInterval.TimeSpan } },
        new Effect.Advertise(router.Parameters.Priority));

    private static Transition BecomeMaster(VirtualRouter router, TransitionReason reason, Instant now)
    {
        var own = router.Parameters;
        var master = new RouterState.Master(now + own.AdvertisementInterval.TimeSpan, now);
        return new Transition(router.Role, router with { State = master }, Serve(own, reason), reason);
    }

    /// <summary>
    /// The link hears of the new Master at once, because nobody serves. Only the Master that hands over still does, and lets go when it hears the
    /// advertisement, which also teaches switches the way: by then the addresses have to be here.
    /// </summary>
    private static ImmutableArray<Effect> Serve(VirtualRouterParameters own, TransitionReason reason)
    {
        var (advertise, add) = (new Effect.Advertise(own.Priority), new Effect.AddAddresses(own.Addresses));
        return reason == TransitionReason.HandOver
            ? [new Effect.OpenGate(), add, advertise, new Effect.Announce(own.Addresses)]
            : [new Effect.OpenGate(), advertise, add, new Effect.Announce(own.Addresses)];
    }

    private static Transition Yield(VirtualRouter router, Advertisement heard, TransitionReason reason, Instant now) => BecomeBackup(
        router,
        Learn(router.Parameters, heard),
        reason,
        [new Effect.CloseGate(), new Effect.RemoveAddresses(router.Parameters.Addresses)],
        now);

    private static Transition BecomeBackup(
        VirtualRouter router, AdvertisementInterval masterInterval, TransitionReason reason, ImmutableArray<Effect> effects, Instant now)
    {
        var masterDownAt = MasterDownAt(router.Parameters, masterInterval, now);
        var backup = new RouterState.Backup(masterDownAt, masterInterval, NewMasterReason.NoResponse);
        return new Transition(router.Role, router with { State = backup }, effects, reason);
    }

    private static Transition BecomeInitialize(VirtualRouter router, TransitionReason reason, ImmutableArray<Effect> effects) =>
        new(router.Role, router with { State = new RouterState.Initialize() }, effects, reason);

    /// <summary>Close, remove, and only then say so: priority 0 is the last frame (RFC 9568 §6.4.3).</summary>
    private static ImmutableArray<Effect> Release(VirtualRouterParameters own) =>
        [new Effect.CloseGate(), new Effect.RemoveAddresses(own.Addresses), new Effect.Advertise(Priority.Release)];

    /// <summary>v3 learns the Master's interval (RFC 9568 §6.4.2); v2 never does (RFC 3768 §6.1).</summary>
    private static AdvertisementInterval Learn(VirtualRouterParameters own, Advertisement heard) =>
        own.Version == VrrpVersion.V2 ? own.AdvertisementInterval : heard.Interval;

    private static TransitionReason ReasonOf(ShutdownReason cause) => cause switch
    {
        ShutdownReason.Requested => TransitionReason.Shutdown,
        ShutdownReason.InterfaceDown => TransitionReason.InterfaceDown,
        ShutdownReason.NoPrimaryAddress => TransitionReason.NoPrimaryAddress,
        ShutdownReason.InterfaceLost => TransitionReason.InterfaceLost,
        ShutdownReason.Deaf => TransitionReason.Deaf,
        ShutdownReason.Arbitrated => TransitionReason.Arbitrated,
        ShutdownReason.CheckFailed => TransitionReason.CheckFailed,
        _ => throw new UnreachableException(),
    };

    private static TransitionReason ReasonOf(TakeOverCause cause) => cause switch
    {
        TakeOverCause.PeerReleased => TransitionReason.PeerReleased,
        TakeOverCause.HandOver => TransitionReason.HandOver,
        _ => throw new UnreachableException(),
    };

    private static TransitionReason ReasonOf(NewMasterReason reason) => reason switch
    {
        NewMasterReason.NoResponse => TransitionReason.MasterDown,
        NewMasterReason.Priority => TransitionReason.MasterReleased,
        NewMasterReason.Preempted => TransitionReason.Preempted,
        _ => throw new UnreachableException(),
    };

    private static Transition Stay(VirtualRouter router, params ImmutableArray<Effect> effects) => new(router.Role, router, effects, null);
}
