using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>
/// The one place where a router's parameters are composed: what is configured, the weights of its checks, what the operator wants, a yield
/// and a hold of preemption. The machine sees the result and has no word for any of them. The owner of the addresses stays as it is.
/// </summary>
/// <param name="Configured">As in the configuration.</param>
internal sealed record EffectiveParameters(VirtualRouterParameters Configured)
{
    private static readonly Priority Lowest = new(1);
    private static readonly Instant Past = new(long.MinValue);

    /// <summary>Sum of the weights of checks.</summary>
    public int Weight { get; init; }

    /// <summary>Whether its checks let it preempt.</summary>
    public bool IsReady { get; init; } = true;

    /// <summary>What the operator wants.</summary>
    public PriorityIntent Intent { get; init; } = PriorityIntent.AsConfigured.Instance;

    /// <summary>Priority 1 until then.</summary>
    public Instant YieldsUntil { get; init; } = Past;

    /// <summary>No preemption until then.</summary>
    public Instant HoldsUntil { get; init; } = Past;

    /// <summary>What the machine runs with at a time.</summary>
    public VirtualRouterParameters At(Instant now) => Configured.IsOwner
        ? Configured
        : Configured with { Priority = PriorityAt(now), PreemptMode = Configured.PreemptMode && IsReady && now >= HoldsUntil };

    /// <summary>When <see cref="At"/> changes by itself next; <see cref="Instant.Never"/> when it does not.</summary>
    public Instant NextLapse(Instant now) => Instant.Earlier(After(now, YieldsUntil), After(now, HoldsUntil));

    /// <summary>Yields for one Master_Down_Interval of the slowest Backup, which is long enough for any to take over.</summary>
    public EffectiveParameters Yield(Instant now) => this with
    {
        YieldsUntil = now + VrrpTimers.MasterDownInterval(Configured.Version, Lowest, Configured.AdvertisementInterval),
    };

    /// <summary>The mastership that yielded is over: its priority is back, and for what was left of the yield it does not preempt whom it yielded to.</summary>
    public EffectiveParameters Yielded() => this with { YieldsUntil = Past, HoldsUntil = YieldsUntil > HoldsUntil ? YieldsUntil : HoldsUntil };

    private Priority PriorityAt(Instant now) => Intent switch
    {
        _ when now < YieldsUntil => Lowest,
        PriorityIntent.Drained => Lowest,
        PriorityIntent.Moved(var moved) => Weighed(moved),
        _ => Weighed(Configured.Priority),
    };

    private Priority Weighed(Priority priority) => new((byte)Math.Clamp((long)priority.Value + Weight, 1, 254));

    private static Instant After(Instant now, Instant lapse) => lapse > now ? lapse : Instant.Never;
}
