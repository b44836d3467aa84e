using System.Collections.Immutable;
using Tandem.Configuration.Model;
using Tandem.Coordination.Attestation;

namespace Tandem.Node;

/// <summary>Whom this node's routers are to believe.</summary>
internal static class NodeAttestation
{
    /// <summary>Those whose advertisements members must stand for.</summary>
    public static ImmutableArray<AttestedRouter> Routers(NodeConfiguration node) =>
    [
        .. from router in node.Segments.SelectMany(segment => segment.Routers)
           where router.Authenticity == Authenticity.Attested
           let others = router.Participants.Select(participant => participant.Node).Where(name => name != node.Name)
           select new AttestedRouter(router.Parameters.Key, router.Name, [.. others], [.. router.ForeignPeers]),
    ];

    /// <summary>Says that nobody can be asked, where the file wants it.</summary>
    public static void Warn(NodeConfiguration node, Action<string> warn)
    {
        var routers = node.Coordination is null ? Routers(node) : [];
        if (!routers.IsEmpty)
        {
            warn($"{string.Join(", ", routers.Select(router => router.Name))}: authenticity is attested, and there is no channel to the other nodes: "
                + "plain VRRP, whoever sends a valid advertisement is believed; switch tandem.coordination.enabled on, or leave authenticity out");
        }
    }
}
