using System.Collections.Immutable;
using Tandem.Configuration.Model;
using Tandem.Coordination.Drift;
using Tandem.Coordination.Messages;
using RouterConfiguration = Tandem.Configuration.Model.RouterConfiguration;

namespace Tandem.Node;

/// <summary>What this node compares with the others.</summary>
internal static class NodeDrift
{
    public static ConfigurationDigest Digest(RunningConfiguration running) => ConfigurationDigests.Of(running.Plan, Shared(running.Node));

    private static SharedConfiguration Shared(NodeConfiguration node) => new(
        [new("nodes", string.Join(", ", (node.Coordination?.Nodes ?? []).Select(peer => $"{peer.Name} {peer.Address}")))],
        node.Segments.SelectMany(segment => segment.Routers).ToImmutableDictionary(router => router.Parameters.Key, Shared));

    private static ImmutableArray<ConfiguredValue> Shared(RouterConfiguration router) =>
    [
        new("authenticity", router.Authenticity == Authenticity.Attested ? "attested" : "vrrp"),
        new("foreign-peers", router.ForeignPeers.Count == 0 ? "none" : string.Join(", ", router.ForeignPeers.Order())),
        new("priorities", string.Join(", ", router.Participants.OrderBy(part => part.Node, StringComparer.Ordinal).Select(part => $"{part.Node}={part.Priority}"))),
    ];
}
