using Tandem.Vrrp.Model;

namespace Tandem.Coordination.HandOver;

/// <summary>Nothing is checked, so nothing is missing.</summary>
public sealed class AlwaysReady : IReadiness
{
    public string? Missing(VirtualRouterKey router) => null;
}
