using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>Where one virtual router of this node stands, and why.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Interface">The kernel's interface name.</param>
/// <param name="Role">Initialize, Backup or Master.</param>
/// <param name="SourceAddress">Source of its advertisements; null before the first start.</param>
/// <param name="Since">When it took its role, in the clock of all <see cref="Instant"/>s of this process.</param>
/// <param name="SinceWallClock">The same by the wall clock as it was then.</param>
/// <param name="Reason">Why it took its role; null while it has never left Initialize.</param>
/// <param name="Configured">As in the configuration.</param>
/// <param name="Effective">As the machine runs with: the configured ones with weights, intent, yield and hold.</param>
/// <param name="Mastership">Its own mastership: the running one if it is Master, else the last.</param>
/// <param name="Heard">The other Master it heard last; null when none since it took its role as Master or left Initialize.</param>
/// <param name="IsAttested">True: advertisements must be stood for by members; false: plain VRRP.</param>
public sealed record RouterStanding(
    string Name,
    string Interface,
    RouterRole Role,
    IPvXAddress? SourceAddress,
    Instant Since,
    DateTimeOffset SinceWallClock,
    TransitionReason? Reason,
    VirtualRouterParameters Configured,
    VirtualRouterParameters Effective,
    Mastership Mastership,
    HeardMaster? Heard,
    bool IsAttested)
{
    /// <summary>Segment, family and VRID.</summary>
    public VirtualRouterKey Key => Configured.Key;
}
