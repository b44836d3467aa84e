using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Drift;

/// <summary>Compares what nodes have configured. It names differences and moves nothing.</summary>
public static class ConfigurationDrift
{
    /// <summary>All differences, in the order of routers. A router that only one node has is no difference: not every node takes part in every router.</summary>
    /// <param name="nodes">What each node has.</param>
    public static IReadOnlyList<Difference> Compare(IReadOnlyDictionary<string, ConfigurationDigest> nodes)
    {
        if (nodes.Values.DistinctBy(digest => digest.Digest).Count() < 2)
        {
            return [];
        }

        var all = nodes.OrderBy(node => node.Key, StringComparer.Ordinal).SelectMany(node => node.Value.Routers.Select(router => (Node: node.Key, Router: router))).ToList();
        var keys = from same in all.GroupBy(one => one.Router.Name)
                   where same.DistinctBy(one => one.Router.Router).Count() > 1
                   select new Difference(same.First().Router.Router, $"{same.Key}: {WhoHasWhat("the router", same.Select(one => (one.Node, one.Router.Router.ToString())))}");
        var values = from same in all.GroupBy(one => one.Router.Router)
                     from key in same.SelectMany(one => one.Router.Values.Select(value => value.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                     let held = same.Select(one => (one.Node, Value: ValueOf(one.Router, key))).ToList()
                     where held.DistinctBy(one => one.Value).Count() > 1
                     select new Difference(same.Key, $"{same.First().Router.Name}: {WhoHasWhat(key, held)}");
        return [.. keys.Concat(values).OrderBy(difference => difference.Words, StringComparer.Ordinal)];
    }

    /// <summary>A value that a newer version has and this one does not is one side of a difference, too.</summary>
    private static string ValueOf(RouterConfiguration router, string key) => router.Values.FirstOrDefault(value => value.Key == key)?.Value ?? "nothing";

    private static string WhoHasWhat(string key, IEnumerable<(string Node, string Value)> held) =>
        $"{key} differs: {string.Join("; ", held.GroupBy(one => one.Value).Select(same => $"{same.Key} on {string.Join(", ", same.Select(one => one.Node))}"))}";
}
