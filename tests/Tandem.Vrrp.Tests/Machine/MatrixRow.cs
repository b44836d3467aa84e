using Tandem.Vrrp.Machine;

namespace Tandem.Vrrp.Tests.Machine;

/// <summary>One cell of the transition matrix, or a variation of it. The path reads state/event/variation.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Router">Before, at 1000 ms.</param>
/// <param name="Event">What happens.</param>
/// <param name="State">After.</param>
/// <param name="Effects">In order; empty: nothing reaches the world.</param>
/// <param name="Reason">Set when the role changes.</param>
internal sealed record MatrixRow(
    string Path, VirtualRouter Router, RouterEvent Event, RouterState State, string Effects = "", TransitionReason? Reason = null)
{
    public override string ToString() => Path;
}
