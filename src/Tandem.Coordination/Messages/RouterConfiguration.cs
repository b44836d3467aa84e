using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>How a node has configured one virtual router, so that a difference can be named and not only seen.</summary>
/// <param name="Router">The router.</param>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Values">What must be the same on all nodes, ordered by key.</param>
public sealed record RouterConfiguration(VirtualRouterKey Router, string Name, Items<ConfiguredValue> Values);
