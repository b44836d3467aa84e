using Tandem.Actors.Advice;

namespace Tandem.Coordination.Hearing;

/// <summary>A router of this node is to let go, or to stay out.</summary>
/// <param name="Router">Which.</param>
/// <param name="Cause">Why.</param>
/// <param name="For">It lapses then, unless it is said again.</param>
internal sealed record Stay(OwnRouter Router, LeaveCause Cause, TimeSpan For);
