using Tandem.Api.Facts;
using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>What the API shows of a document.</summary>
internal static class ClusterFactsOf
{
    public static ClusterFacts Cluster(ClusterConfiguration cluster, string node) => new(
        cluster.Cluster,
        node,
        [.. cluster.Nodes.Select(known => new NodeFacts(known.Name, known.Address.ToString()))],
        [
            .. from router in cluster.VirtualRouters
               select new RouterFacts(
                   router.Name,
                   router.Key,
                   [.. router.Addresses.Select(address => address.ToString())],
                   [.. router.Participants.OrderByDescending(participant => participant.Priority.Value).Select(participant => participant.Node)]),
        ]);
}
