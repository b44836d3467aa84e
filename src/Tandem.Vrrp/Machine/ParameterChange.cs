using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>What new parameters do to a running virtual router. No RFC speaks of it; the role never changes.</summary>
internal static class ParameterChange
{
    /// <summary>A Backup moves its deadline; a Master tells the link at once (RFC 9568 §8.1.2).</summary>
    public static Transition Apply(VirtualRouter router, VirtualRouterParameters parameters, Instant now)
    {
        var changed = router with { Parameters = parameters };
        return router.State switch
        {
            RouterState.Backup backup => Quietly(changed with { State = MoveDeadline(backup, router.Parameters, parameters, now) }),
            RouterState.Master => ChangeWhileMaster(changed, router.Parameters.Addresses, now),
            _ => Quietly(changed),
        };
    }

    /// <summary>
    /// Another priority moves the deadline by the difference in Skew_Time. Another interval, which only v2 takes from here, waits a
    /// whole Master_Down_Interval again: a shorter one may otherwise have passed already, and the Master be overthrown by an edit.
    /// </summary>
    private static RouterState.Backup MoveDeadline(
        RouterState.Backup backup, VirtualRouterParameters before, VirtualRouterParameters after, Instant now)
    {
        if (after.Version == VrrpVersion.V2 && after.AdvertisementInterval != backup.MasterInterval)
        {
            var masterDownAt = VirtualRouterMachine.MasterDownAt(after, after.AdvertisementInterval, now);
            return backup with { MasterDownAt = masterDownAt, MasterInterval = after.AdvertisementInterval };
        }

        var shift = VrrpTimers.SkewTime(after.Version, after.Priority, backup.MasterInterval)
            - VrrpTimers.SkewTime(before.Version, before.Priority, backup.MasterInterval);
        return backup with { MasterDownAt = backup.MasterDownAt + shift };
    }

    private static Transition ChangeWhileMaster(VirtualRouter changed, VirtualAddresses before, Instant now)
    {
        var own = changed.Parameters;
        var gone = new VirtualAddresses(before.Where(address => !own.Addresses.Contains(address)));
        var added = new VirtualAddresses(own.Addresses.Where(address => !before.Contains(address)));
        ImmutableArray<Effect> effects =
        [
            .. gone.Count > 0 ? [new Effect.RemoveAddresses(gone)] : ImmutableArray<Effect>.Empty,
            new Effect.Advertise(own.Priority),
            .. added.Count > 0 ? [new Effect.AddAddresses(added), new Effect.Announce(added)] : ImmutableArray<Effect>.Empty,
        ];
        var master = new RouterState.Master(now + own.AdvertisementInterval.TimeSpan, now);
        return new Transition(RouterRole.Master, changed with { State = master }, effects, null);
    }

    private static Transition Quietly(VirtualRouter router) => new(router.Role, router, [], null);
}
