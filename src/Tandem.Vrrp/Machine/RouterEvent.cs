using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Vrrp.Machine;

/// <summary>Everything that can happen to a virtual router.</summary>
public abstract record RouterEvent
{
    private RouterEvent()
    {
    }

    /// <summary>The protocol starts (RFC 9568 §6.4.1).</summary>
    /// <param name="PrimaryAddress">Own source address: the interface's IPv4 address, or its link-local one (RFC 9568 §1.7).</param>
    public sealed record Startup(IPvXAddress PrimaryAddress) : RouterEvent
    {
        /// <summary>
        /// True: this node is Master all the while, by the hand of a predecessor on it that has left everything in place, and goes on being it.
        /// </summary>
        public bool Resumes { get; init; }
    }

    /// <summary>The protocol stops.</summary>
    /// <param name="Cause">Why.</param>
    public sealed record Shutdown(ShutdownReason Cause) : RouterEvent;

    /// <summary>A wake-up. Early or stale ones do nothing.</summary>
    public sealed record DeadlineReached : RouterEvent;

    /// <summary>An advertisement that passed every reception check (RFC 9568 §7.1).</summary>
    /// <param name="Advertisement">What it says.</param>
    public sealed record AdvertisementReceived(Advertisement Advertisement) : RouterEvent;

    /// <summary>The interface has another primary address from now on.</summary>
    /// <param name="PrimaryAddress">The new source of advertisements.</param>
    public sealed record PrimaryAddressChanged(IPvXAddress PrimaryAddress) : RouterEvent;

    /// <summary>Priority, interval, addresses or modes change while running; key and version stay.</summary>
    /// <param name="Parameters">The new ones.</param>
    public sealed record ParametersChanged(VirtualRouterParameters Parameters) : RouterEvent;

    /// <summary>A Backup becomes Master at once. The wire did not say so, so the host sees to it that it rests on what is still true.</summary>
    /// <param name="Cause">Why.</param>
    /// <param name="From">Whose place it takes: the last mastership heard, or the host drops this event.</param>
    public sealed record TakeOver(TakeOverCause Cause, HeardMastership From) : RouterEvent;

    /// <summary>A Master tells the link once more that it is, and where its addresses are: somebody else may have been believed.</summary>
    public sealed record AnnounceAgain : RouterEvent;

    /// <summary>The kernel refused an effect; what cannot be held is released.</summary>
    /// <param name="Effect">What was asked for.</param>
    /// <param name="Detail">The kernel's answer.</param>
    public sealed record EffectRefused(Effect Effect, string Detail) : RouterEvent;
}
