using Tandem.Coordination.Messages;
using Tandem.Vrrp.Machine;

namespace Tandem.Coordination.Hints;

/// <summary>Which releases leave the addresses without a Master, and why.</summary>
internal static class ReleaseCauses
{
    /// <summary>The cause of a release; null when nobody need hurry, because another Master was the reason for it.</summary>
    public static ReleaseCause? Of(TransitionReason? reason) => reason switch
    {
        TransitionReason.InterfaceDown or TransitionReason.NoPrimaryAddress => ReleaseCause.LinkLost,
        TransitionReason.InterfaceLost or TransitionReason.EffectRefused => ReleaseCause.Fault,
        TransitionReason.CheckFailed => ReleaseCause.CheckFailed,
        TransitionReason.Shutdown => ReleaseCause.Stopping,
        TransitionReason.Deaf => ReleaseCause.Deaf,
        _ => null,
    };

    /// <summary>Whether a hint of this cause may cut the wait. What only a newer node knows may mean anything.</summary>
    public static bool IsOrphaned(ReleaseCause cause) =>
        cause is ReleaseCause.LinkLost or ReleaseCause.CheckFailed or ReleaseCause.Fault or ReleaseCause.Stopping or ReleaseCause.Deaf;
}
