using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Routers;

/// <summary>A virtual router changed its role; published on the system's event stream.</summary>
/// <param name="Snapshot">Where it stands now.</param>
/// <param name="From">The role before.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">Whose advertisement caused it; null when it was none.</param>
/// <param name="At">When.</param>
public sealed record RouterTransitioned(RouterSnapshot Snapshot, RouterRole From, TransitionReason Reason, IPvXAddress? Source, Instant At)
{
    /// <summary>The role after.</summary>
    public RouterRole To => Snapshot.Router.Role;
}
