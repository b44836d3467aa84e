using System.Net;
using Tandem.Network.Checks;

namespace Tandem.Configuration.Model;

/// <summary>The whole document, validated. Lists are ordered by name.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="RunDirectory">Where a node keeps state that must not outlive a boot.</param>
/// <param name="GateLease">How long the gate stays open when nobody renews it.</param>
/// <param name="StallTimeout">How long an actor, or the kernel, may owe an answer before the routers it is owed to are released.</param>
/// <param name="RepeatsPerSecond">How many repeated announcements a segment sends in a second.</param>
/// <param name="Coordination">The channel between the nodes.</param>
/// <param name="Nodes">At least one.</param>
/// <param name="Segments">At least one.</param>
/// <param name="VirtualRouters">At least one.</param>
public sealed record ClusterConfiguration(
    string Cluster,
    string RunDirectory,
    TimeSpan GateLease,
    TimeSpan StallTimeout,
    int RepeatsPerSecond,
    CoordinationOptions Coordination,
    ValueList<NodeOptions> Nodes,
    ValueList<SegmentOptions> Segments,
    ValueList<VirtualRouterOptions> VirtualRouters)
{
    /// <summary>How each node answers on its own host.</summary>
    public ApiOptions Api { get; init; } = ApiOptions.Default;

    /// <summary>Where each node's metrics can be had.</summary>
    public MetricsOptions Metrics { get; init; } = MetricsOptions.Default;

    /// <summary>How each node records what happened.</summary>
    public TimelineOptions Timeline { get; init; } = TimelineOptions.Default;

    /// <summary>The health checks, each used by at least one virtual router.</summary>
    public ValueList<CheckPlan> Checks { get; init; } = [];

    /// <summary>Where a node keeps what must outlive a boot.</summary>
    public string StateDirectory { get; init; } = "/var/lib/tandem";

    /// <summary>True when the document has a node of this name.</summary>
    public bool HasNode(string name) => Nodes.Any(node => node.Name == name);

    /// <summary>What one node does. It has no segments when it takes part in nothing.</summary>
    /// <exception cref="ArgumentException">The document has no such node.</exception>
    public NodeConfiguration ForNode(string name)
    {
        var node = Nodes.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new ArgumentException(
                $"node is {name}; allowed one of the nodes of this cluster: {string.Join(", ", Nodes.Select(n => n.Name))}", nameof(name));

        var own = Segments.Select(segment => On(node, segment)).Where(segment => segment.Routers.Count > 0);
        return new(Cluster, name, node.Address, RunDirectory, GateLease, StallTimeout, RepeatsPerSecond, ChannelOf(name), [.. own])
        {
            StateDirectory = StateDirectory,
            ApiSocket = Api.SocketIn(RunDirectory),
            ApiPort = Api.PortFor(name, node.Address),
            Metrics = Metrics.For(node.Address),
            Timeline = Timeline,
            Checks = [.. Checks.Where(check => VirtualRouters.Any(router => router.Has(name) && router.Checks.Any(use => use.Check == check.Name)))],
        };
    }

    /// <summary>A node that is alone in its file has nobody to talk to.</summary>
    private bool HasChannel => Coordination.Enabled && Nodes.Count > 1;

    private CoordinationConfiguration? ChannelOf(string name) => HasChannel
        ? new(Coordination.Port, [.. Nodes.Select(node => new NodeEndpoint(node.Name, node.Address))], Coordination.Tls.For(name, IsExposed)) { PreemptHold = Coordination.PreemptHold }
        : null;

    /// <summary>Whether any node is on another machine.</summary>
    private bool IsExposed => !Nodes.All(node => IPAddress.IsLoopback(IPAddress.Parse(node.Address.ToString())));

    private SegmentConfiguration On(NodeOptions node, SegmentOptions segment) => new(
        segment.Name,
        node.InterfaceOf(segment),
        segment.Gate,
        [
            .. from router in VirtualRouters
               where router.Key.Segment == segment.Name
               from participant in router.Participants
               where participant.Node == node.Name
               select router.For(participant, HasChannel),
        ])
    {
        Arbitration = segment.Arbitration,
    };
}
