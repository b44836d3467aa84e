using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>What is right in every section and wrong together. The later line is blamed and names the earlier one.</summary>
internal sealed class CrossChecks(ClusterConfiguration configuration, ReadContext context)
{
    public void Run()
    {
        CheckVrids();
        CheckVirtualAddresses();
        CheckManagementAddresses();
        CheckUses();
        CheckForeignPeers();
        foreach (var node in configuration.Nodes)
        {
            CheckInterfaces(node);
        }

        new ArbitrationChecks(configuration, context).Run();
    }

    private void CheckVrids()
    {
        foreach (var (first, second, _) in Pairs(configuration.VirtualRouters, router => router.Key, PathOf))
        {
            context.Refuse(
                $"{PathOf(second)}.vrid",
                second.Key.Vrid.ToString(),
                $"a VRID that no other {first.Key.Family} router of segment {first.Key.Segment} has ({first.Name} has it, line {context.LineOf($"{PathOf(first)}.vrid")})");
        }
    }

    private void CheckVirtualAddresses()
    {
        var uses = configuration.VirtualRouters.SelectMany(router => router.Addresses.Select((address, index) => (router, address, index)));
        foreach (var (first, second, _) in Pairs(uses, use => (use.router.Key.Segment, use.address.Address), use => PathOf(use.router)))
        {
            context.RefuseItem(
                $"{PathOf(second.router)}.addresses",
                second.index,
                second.address.ToString(),
                $"an address that no other router of segment {first.router.Key.Segment} has ({first.router.Name} has it, line {context.LineOf($"{PathOf(first.router)}.addresses")})");
        }
    }

    private void CheckManagementAddresses()
    {
        foreach (var (first, second, address) in Pairs(configuration.Nodes, node => node.Address, node => $"tandem.nodes.{node.Name}"))
        {
            context.Refuse(
                $"tandem.nodes.{second.Name}.address", address.ToString(), $"an address of its own for every node ({first.Name} has it, line {context.LineOf($"tandem.nodes.{first.Name}.address")})");
        }

        foreach (var node in configuration.Nodes)
        {
            if (configuration.VirtualRouters.FirstOrDefault(router => router.Addresses.Contains(node.Address)) is { } router)
            {
                context.Refuse($"tandem.nodes.{node.Name}.address", node.Address.ToString(), $"an address that stays with its node; this one moves with virtual router {router.Name}");
            }
        }
    }

    private void CheckUses()
    {
        foreach (var check in configuration.Checks.Where(check => !configuration.VirtualRouters.Any(router => router.Checks.Any(use => use.Check == check.Name))))
        {
            context.Fault($"tandem.checks.{check.Name}", "is used by no virtual router", $"a check that one uses: virtual-routers.NAME.checks {{ {check.Name} = release }}");
        }
    }

    /// <summary>A node is asked about what is advertised in its name; a foreign peer is believed without.</summary>
    private void CheckForeignPeers()
    {
        foreach (var (router, peer, index) in configuration.VirtualRouters.SelectMany(router => router.ForeignPeers.Select((peer, index) => (router, peer, index))))
        {
            if (configuration.Nodes.FirstOrDefault(node => node.Address == peer) is { } node)
            {
                context.RefuseItem($"{PathOf(router)}.foreign-peers", index, peer.ToString(), $"routers that are no nodes of this file; {node.Name} has this address (line {context.LineOf($"tandem.nodes.{node.Name}.address")})");
            }
        }
    }

    private void CheckInterfaces(NodeOptions node)
    {
        var used = configuration.Segments.Where(segment => configuration.VirtualRouters.Any(router => IsOn(router, segment, node)));
        foreach (var (first, second, name) in Pairs(used, node.InterfaceOf, segment => InterfacePath(node, segment)))
        {
            context.Refuse(
                InterfacePath(node, second),
                name,
                $"an interface of its own for every segment; on node {node.Name} segment {first.Name} is on it (line {context.LineOf(InterfacePath(node, first))})");
        }
    }

    private IEnumerable<(T First, T Second, TKey Key)> Pairs<T, TKey>(IEnumerable<T> items, Func<T, TKey> keyOf, Func<T, string> pathOf) =>
        from same in items.GroupBy(keyOf)
        let ordered = same.OrderBy(item => context.LineOf(pathOf(item))).ToList()
        from second in ordered.Skip(1)
        select (ordered[0], second, same.Key);

    private static bool IsOn(VirtualRouterOptions router, SegmentOptions segment, NodeOptions node) =>
        router.Key.Segment == segment.Name && router.Participants.Any(participant => participant.Node == node.Name);

    private static string InterfacePath(NodeOptions node, SegmentOptions segment) =>
        node.Interfaces.Any(entry => entry.Segment == segment.Name)
            ? $"tandem.nodes.{node.Name}.interfaces.{segment.Name}"
            : $"tandem.segments.{segment.Name}.interface";

    private static string PathOf(VirtualRouterOptions router) => $"tandem.virtual-routers.{router.Name}";
}
