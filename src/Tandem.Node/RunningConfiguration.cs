using System.Collections.Immutable;
using Tandem.Actors.Node;
using Tandem.Configuration.Model;
using Tandem.Coordination.Drift;
using Tandem.Vrrp.Model;

namespace Tandem.Node;

/// <summary>What this node runs by now; another one after a reload. Read on any thread.</summary>
internal sealed class RunningConfiguration
{
    private volatile Held _held;

    public RunningConfiguration(string text, ClusterConfiguration cluster, NodeConfiguration node) => _held = Hold(text, cluster, node);

    /// <summary>The document as it was read.</summary>
    public string Text => _held.Text;

    /// <summary>The document.</summary>
    public ClusterConfiguration Cluster => _held.Cluster;

    /// <summary>This node's share of it, with what only a restart can change as it was at the start.</summary>
    public NodeConfiguration Node => _held.Node;

    /// <summary>What the actors run by.</summary>
    public NodePlan Plan => _held.Plan;

    /// <summary>The routers whose advertisements somebody must stand for.</summary>
    public ImmutableHashSet<VirtualRouterKey> Attested => _held.Attested;

    /// <summary>Of the plan, for the others to compare.</summary>
    public string Digest => _held.Digest;

    /// <summary>Another one holds.</summary>
    public void Become(string text, ClusterConfiguration cluster, NodeConfiguration node) => _held = Hold(text, cluster with { Cluster = node.Cluster }, node);

    private static Held Hold(string text, ClusterConfiguration cluster, NodeConfiguration node)
    {
        var plan = NodePlanner.Plan(node);
        return new(text, cluster, node, plan, ConfigurationDigests.Of(plan).Digest, [.. NodeAttestation.Routers(node).Select(router => router.Key)]);
    }

    private sealed record Held(string Text, ClusterConfiguration Cluster, NodeConfiguration Node, NodePlan Plan, string Digest, ImmutableHashSet<VirtualRouterKey> Attested);
}
