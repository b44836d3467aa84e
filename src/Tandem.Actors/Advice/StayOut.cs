using Tandem.Vrrp.Model;

namespace Tandem.Actors.Advice;

/// <summary>A router stays in Initialize on advice.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Until">When that lapses.</param>
internal sealed record StayOut(LeaveCause Cause, Instant Until);
