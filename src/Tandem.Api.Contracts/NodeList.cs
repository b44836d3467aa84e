namespace Tandem.Api.Contracts;

/// <summary>The nodes, without their routers.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="Channel">The nodes' channel.</param>
/// <param name="Nodes">Every configured node, by name.</param>
public sealed record NodeList(string Cluster, string Node, DateTimeOffset At, ChannelStatus Channel, IReadOnlyList<NodeStatus> Nodes);
