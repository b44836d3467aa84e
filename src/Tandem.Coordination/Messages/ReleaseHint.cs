using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>
/// A Master has let go: its gate is closed and its link has said so. Only then is it sent, so that the first in line need not wait. It is used
/// once, and only by a node whose last accepted advertisement came from the sender in this epoch.
/// </summary>
/// <param name="Router">The router that was released.</param>
/// <param name="Epoch">The mastership that ended.</param>
/// <param name="Cause">Why.</param>
public sealed record ReleaseHint(VirtualRouterKey Router, ulong Epoch, ReleaseCause Cause) : INodeMessage
{
    /// <summary>Who is first in line as far as the sender knows, so that two can never believe it of themselves; empty when it knows nobody.</summary>
    public string Heir { get; init; } = "";
}
