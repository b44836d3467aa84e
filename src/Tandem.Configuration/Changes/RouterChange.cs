using Tandem.Configuration.Model;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Changes;

/// <summary>What becomes of one router on one node.</summary>
/// <param name="Router">As the operator calls it; the new name where it has another.</param>
/// <param name="Key">Segment, family and VRID.</param>
/// <param name="Kind">Which.</param>
/// <param name="Values">What is different; none when it is added or removed.</param>
public sealed record RouterChange(string Router, VirtualRouterKey Key, RouterChangeKind Kind, ValueList<ValueChange> Values)
{
    /// <summary>Whether this node lets go of what it holds there.</summary>
    public bool LetsGo => Kind is RouterChangeKind.Replaced or RouterChangeKind.Removed;

    public override string ToString() => Kind switch
    {
        RouterChangeKind.Added => $"{Router} is added",
        RouterChangeKind.Removed => $"{Router} is removed",
        RouterChangeKind.Replaced => $"{Router} starts afresh: {string.Join(", ", Values)}",
        _ => $"{Router}: {string.Join(", ", Values)}",
    };
}
