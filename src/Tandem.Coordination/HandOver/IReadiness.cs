using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>
/// Whether this node could serve a router if it were Master. It is asked before a router comes here by a hand-over, never before the wire
/// brings it. Safe to ask from any thread.
/// </summary>
public interface IReadiness
{
    /// <summary>What is missing, in words for the operator; null when nothing is.</summary>
    string? Missing(VirtualRouterKey router);
}
