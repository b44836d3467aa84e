using System.Collections.Immutable;
using Tandem.Vrrp.Model;

namespace Tandem.Actors.Checks;

/// <summary>The health of another node, as it told itself.</summary>
/// <param name="Node">Its name in the configuration.</param>
/// <param name="Checks">By name; what is not there is not known.</param>
/// <param name="Serving">The routers that take part there, as Backup or Master.</param>
public sealed record PeerHealth(
    string Node, ImmutableDictionary<string, PeerCheck> Checks, ImmutableHashSet<VirtualRouterKey> Serving);
