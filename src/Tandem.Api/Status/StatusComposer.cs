using System.Collections.Immutable;
using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Status;

/// <summary>From what is configured and what is seen to what is told. What is not known now is never told as if it were.</summary>
/// <param name="facts">The configuration.</param>
/// <param name="sight">What is seen.</param>
/// <param name="now">Ages are as of now.</param>
internal sealed class StatusComposer(ClusterFacts facts, ClusterSight sight, DateTimeOffset now)
{
    /// <summary>The whole report.</summary>
    /// <param name="lateness">Of this node's actors; null: they do not answer.</param>
    public StatusReport Compose(TimeSpan? lateness)
    {
        IReadOnlyList<RouterStatus> routers = [.. facts.Routers.Select(RouterOf), .. Strangers().Select(RouterOf)];
        var nodes = Nodes(lateness);
        var problems = new ProblemFinder(facts, sight, now).Find(nodes, routers, ownAnswers: lateness is not null);
        return new(facts.Cluster, facts.Node, now, Channel, nodes, routers, Checks(), problems, PeerChecks());
    }

    /// <summary>The nodes alone.</summary>
    public NodeList ComposeNodes(TimeSpan? lateness) => new(facts.Cluster, facts.Node, now, Channel, Nodes(lateness));

    private ChannelStatus Channel => new(sight.Channel.State, sight.Channel.Note);

    private IReadOnlyList<NodeStatus> Nodes(TimeSpan? ownLateness) =>
    [
        .. from node in facts.Nodes
           let seen = sight.Find(node.Name)
           let isSelf = node.Name == facts.Node
           let lateness = isSelf ? ownLateness : seen?.Lateness
           select new NodeStatus(
               node.Name,
               node.Address,
               isSelf,
               seen?.State ?? NodeStatus.Unknown,
               seen?.Since,
               isSelf && ownLateness is not null ? 0 : SecondsSince(seen?.HeardAt),
               seen is { IsCurrent: true } ? seen.Routers.Values.Count(router => router.State == RouterOnNode.Master) : null,
               sight.Drained.Contains(node.Name),
               seen?.ConfigurationDigest ?? "",
               seen is { IsCurrent: true } ? lateness?.TotalMilliseconds : null),
    ];

    private IReadOnlyList<CheckStatus> Checks() => [.. sight.Checks.Select(check => new CheckStatus(check.Name, check.State, check.Since, check.Detail))];

    private IReadOnlyList<PeerCheckStatus> PeerChecks() =>
        [.. from seen in sight.PeerChecks let check = seen.Check select new PeerCheckStatus(seen.Node, check.Name, check.State, seen.LastPassed, check.Since, check.Detail)];

    private RouterStatus RouterOf(RouterFacts router)
    {
        ImmutableArray<RouterOnNode> nodes = [.. router.Participants.Select(node => OnNode(router.Key, node))];
        var masters = nodes.Where(node => node.State == RouterOnNode.Master).ToList();
        var master = masters.Count == 1 ? masters[0] : null;
        var movedTo = sight.Moved.GetValueOrDefault(router.Key);
        return new(
            router.Name,
            router.Key.ToString(),
            router.Key.Segment,
            router.Key.Family == Family.IPv4 ? 4 : 6,
            router.Key.Vrid.Value,
            router.Addresses,
            master?.Node,
            master?.Since,
            master?.Reason,
            movedTo ?? router.Participants.FirstOrDefault(node => !sight.Drained.Contains(node)) ?? router.Participants.FirstOrDefault(),
            movedTo,
            nodes);
    }

    private RouterOnNode OnNode(VirtualRouterKey key, string node)
    {
        var seen = sight.Find(node);
        var router = seen?.Find(key);
        return (seen, router) switch
        {
            ({ IsCurrent: true }, { } now) =>
                new(node, now.State, now.Since, now.Reason, now.Priority, now.ConfiguredPriority, now.Epoch, now.HeardMaster, null, null),
            (_, { } before) => new(node, RouterOnNode.Unknown, null, "", null, null, null, null, before.State, SecondsSince(seen!.HeardAt)),
            _ => new(node, RouterOnNode.Unknown, null, "", null, null, null, null, null, null),
        };
    }

    /// <summary>What others have and this node's file has not.</summary>
    private IEnumerable<RouterFacts> Strangers()
    {
        var known = facts.Routers.Select(router => router.Key).ToHashSet();
        return from node in sight.Nodes
               from router in node.Routers.Values
               where !known.Contains(router.Key)
               group node.Node by router.Key into same
               orderby same.Key.ToString()
               select new RouterFacts(same.Key.ToString(), same.Key, [], [.. same.Order(StringComparer.Ordinal)]);
    }

    private double? SecondsSince(DateTimeOffset? at) => at is { } then ? Math.Max(0, Math.Round((now - then).TotalSeconds, 3)) : null;
}
