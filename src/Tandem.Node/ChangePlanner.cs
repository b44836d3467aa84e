using System.Diagnostics;
using Tandem.Api.Changes;
using Tandem.Api.Contracts;
using Tandem.Configuration.Changes;
using Tandem.Configuration.Model;

namespace Tandem.Node;

/// <summary>What another document would do on each node. Of the other nodes this one knows what they run by from its own document: drift tells where that is wrong.</summary>
internal static class ChangePlanner
{
    public static PlannedChange Plan(RunningConfiguration running, ClusterConfiguration wanted)
    {
        var before = running.Cluster;
        var nodes = before.Nodes.Concat(wanted.Nodes).Select(node => node.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var changes = nodes.Select(node => (Node: node, Change: Between(running, node, wanted))).ToList();
        return new(
            [
                .. from entry in changes
                   from router in entry.Change.Routers
                   orderby router.Router, entry.Node
                   select new PlannedRouter(router.Router, router.Key, entry.Node, WordOf(router.Kind), [.. router.Values.Select(value => value.ToString())]),
            ],
            ClusterFactsOf.Cluster(wanted, running.Node.Name),
            [.. wanted.VirtualRouters.Where(router => router.Preempt).Select(router => router.Key)],
            [.. changes.SelectMany(entry => entry.Change.Checks).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [
                .. from entry in changes
                   from value in entry.Change.NeedRestart
                   group entry.Node by value.ToString() into same
                   select $"{same.Key} ({string.Join(", ", same)})",
            ]);
    }

    public static string WordOf(RouterChangeKind kind) => kind switch
    {
        RouterChangeKind.Added => RouterChangeLine.Added,
        RouterChangeKind.Removed => RouterChangeLine.Removed,
        RouterChangeKind.Replaced => RouterChangeLine.Replaced,
        _ => RouterChangeLine.Adjusted,
    };

    private static NodeChange Between(RunningConfiguration running, string node, ClusterConfiguration wanted)
    {
        var known = node == running.Node.Name ? running.Node : running.Cluster.HasNode(node) ? running.Cluster.ForNode(node) : null;
        var share = wanted.HasNode(node) ? wanted.ForNode(node) : null;
        return (known, share) switch
        {
            ({ } before, { } after) => NodeChange.Between(before, after),
            ({ } before, null) => NodeChange.Between(before, Nothing(before)),
            (null, { } after) => NodeChange.Between(Nothing(after), after),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A node that is not in a document takes part in nothing by it.</summary>
    private static NodeConfiguration Nothing(NodeConfiguration other) => other with { Segments = [], Checks = [] };
}
