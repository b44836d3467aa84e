using Tandem.Vrrp.Machine;

namespace Tandem.Actors.Routers;

/// <summary>Where a virtual router stands. Its deadline is that of the last step; the link loop may have moved it since.</summary>
/// <param name="Name">As the operator calls it.</param>
/// <param name="Interface">The kernel's interface name.</param>
/// <param name="Router">Parameters, source address and state.</param>
public sealed record RouterSnapshot(string Name, string Interface, VirtualRouter Router);
