using Tandem.Vrrp.Model;

namespace Tandem.Api.Sights;

/// <summary>A router that should ask members and cannot.</summary>
/// <param name="Router">Which.</param>
/// <param name="Because">Why.</param>
public sealed record PlainRouter(VirtualRouterKey Router, string Because);
