using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Machine;

/// <summary>One virtual router as a value: what is configured, where it speaks from, and its state.</summary>
/// <param name="Parameters">Configured.</param>
/// <param name="PrimaryAddress">Source of its advertisements; null before Startup.</param>
/// <param name="State">Initialize, Backup or Master.</param>
public sealed record VirtualRouter(VirtualRouterParameters Parameters, IPvXAddress? PrimaryAddress, RouterState State)
{
    /// <summary>A router that was configured and not yet started.</summary>
    public static VirtualRouter Configured(VirtualRouterParameters parameters) => new(parameters, null, new RouterState.Initialize());

    /// <summary>Initialize, Backup or Master.</summary>
    public RouterRole Role => State.Role;
}
