using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Drift;

/// <summary>Compares what nodes have configured. It names differences and moves nothing.</summary>
public static class ConfigurationDrift
{
    /// <summary>
    /// All differences, in the order of their words. A router that only one node has is none, unless the other takes part by the file of the one.
    /// </summary>
    /// <param name="nodes">What each node has.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyDictionary<string, ConfigurationDigest> nodes)
    {
        if (nodes.Values.DistinctBy(digest => digest.Digest).Count() < 2)
        {
            return [];
        }

        var told = nodes.OrderBy(node => node.Key, StringComparer.Ordinal).ToList();
        var all = told.SelectMany(node => node.Value.Routers.Select(router => (Node: node.Key, Router: router))).ToList();
        return [.. OfCluster(told).Concat(OfKeys(all)).Concat(OfValues(all)).Concat(OfPart(told)).OrderBy(difference => difference.Words, StringComparer.Ordinal)];
    }

    /// <summary>What holds for the cluster as a whole. A node that says nothing of it is of an older version.</summary>
    private static IEnumerable<Difference> OfCluster(IEnumerable<KeyValuePair<string, ConfigurationDigest>> nodes) =>
        from held in nodes.SelectMany(node => node.Value.Cluster.Select(value => (Node: node.Key, value.Key, value.Value)))
        group held by held.Key into same
        where same.DistinctBy(one => one.Value).Count() > 1
        select new Difference(null, same.Key, WhoHasWhat(same.Key, same.Select(one => (one.Node, one.Value))));

    private static IEnumerable<Difference> OfKeys(IEnumerable<(string Node, RouterConfiguration Router)> all) =>
        from same in all.GroupBy(one => one.Router.Name)
        where same.DistinctBy(one => one.Router.Router).Count() > 1
        select new Difference(
            same.First().Router.Router,
            $"{same.Key}: the router",
            $"{same.Key}: {WhoHasWhat("the router", same.Select(one => (one.Node, one.Router.Router.ToString())))}");

    private static IEnumerable<Difference> OfValues(IEnumerable<(string Node, RouterConfiguration Router)> all) =>
        from same in all.GroupBy(one => one.Router.Router)
        from key in same.SelectMany(one => one.Router.Values.Select(value => value.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let held = same.Select(one => (one.Node, Value: ValueOf(one.Router, key))).ToList()
        where held.DistinctBy(one => one.Value).Count() > 1
        select new Difference(same.Key, $"{same.First().Router.Name}: {key}", $"{same.First().Router.Name}: {WhoHasWhat(key, held)}");

    /// <summary>A node that another one's file names for a router, and that has no such router itself.</summary>
    private static IEnumerable<Difference> OfPart(IReadOnlyList<KeyValuePair<string, ConfigurationDigest>> nodes) =>
        from named in nodes.SelectMany(node => node.Value.Routers.SelectMany(router => Participants(router).Select(part => (Node: node.Key, Router: router, Part: part))))
        join lacking in nodes on named.Part equals lacking.Key
        where !Fitting.IsCut(lacking.Value) && lacking.Value.Routers.All(router => router.Router != named.Router.Router && router.Name != named.Router.Name)
        group named.Node by (named.Router.Router, named.Router.Name, named.Part) into same
        select new Difference(
            same.Key.Router,
            $"{same.Key.Name}: {same.Key.Part}",
            $"{same.Key.Name}: {same.Key.Part} takes part by the file of {string.Join(", ", same)} and not by its own");

    private static IEnumerable<string> Participants(RouterConfiguration router) =>
        ValueOf(router, ConfigurationDigests.Priorities).Split(", ").Where(part => part.Contains('=', StringComparison.Ordinal)).Select(part => part.Split('=')[0]);

    /// <summary>A value that a newer version has and this one does not is one side of a difference, too.</summary>
    private static string ValueOf(RouterConfiguration router, string key) => router.Values.FirstOrDefault(value => value.Key == key)?.Value ?? "nothing";

    private static string WhoHasWhat(string key, IEnumerable<(string Node, string Value)> held) =>
        $"{key} differs: {string.Join("; ", held.GroupBy(one => one.Value).Select(same => $"{same.Key} on {string.Join(", ", same.Select(one => one.Node))}"))}";
}
