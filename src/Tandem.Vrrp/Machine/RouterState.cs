using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>State of one virtual router (RFC 9568 §6.4). Deadlines are part of the state; no timer exists here.</summary>
public abstract record RouterState
{
    private RouterState()
    {
    }

    /// <summary>When the machine wants to be stepped next with <see cref="RouterEvent.DeadlineReached"/>.</summary>
    public abstract Instant NextDeadline { get; }

    /// <summary>The state's name as operators know it.</summary>
    public abstract RouterRole Role { get; }

    /// <summary>Waits for Startup (RFC 9568 §6.4.1).</summary>
    public sealed record Initialize : RouterState
    {
        /// <inheritdoc/>
        public override Instant NextDeadline => Instant.Never;

        /// <inheritdoc/>
        public override RouterRole Role => RouterRole.Initialize;
    }

    /// <summary>Watches the Master (RFC 9568 §6.4.2).</summary>
    /// <param name="MasterDownAt">When Master_Down_Timer fires.</param>
    /// <param name="MasterInterval">Master_Adver_Interval: learned from the Master (v3), else the own interval.</param>
    /// <param name="NewMasterReason">What to say if this router becomes Master at <paramref name="MasterDownAt"/>.</param>
    public sealed record Backup(Instant MasterDownAt, AdvertisementInterval MasterInterval, NewMasterReason NewMasterReason) : RouterState
    {
        /// <inheritdoc/>
        public override Instant NextDeadline => MasterDownAt;

        /// <inheritdoc/>
        public override RouterRole Role => RouterRole.Backup;
    }

    /// <summary>Holds the addresses (RFC 9568 §6.4.3, there called Active).</summary>
    /// <param name="AdvertiseAt">When Adver_Timer fires.</param>
    /// <param name="ReplyAllowedAt">Before this instant a losing advertisement is not answered at once (bounds a flood).</param>
    public sealed record Master(Instant AdvertiseAt, Instant ReplyAllowedAt) : RouterState
    {
        /// <inheritdoc/>
        public override Instant NextDeadline => AdvertiseAt;

        /// <inheritdoc/>
        public override RouterRole Role => RouterRole.Master;
    }
}
