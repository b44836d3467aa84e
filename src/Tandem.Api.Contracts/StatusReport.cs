namespace Tandem.Api.Contracts;

/// <summary>The whole cluster as one node knows it.</summary>
/// <param name="Cluster">Its name.</param>
/// <param name="Node">Who answers.</param>
/// <param name="At">When, by that node's clock. Ages in the answer are as of then.</param>
/// <param name="Channel">The nodes' channel, through which it knows of the others.</param>
/// <param name="Nodes">Every configured node, by name.</param>
/// <param name="Routers">Every configured router, by name; then those that only another node has.</param>
/// <param name="Checks">The health checks of the node that answers.</param>
/// <param name="Problems">What somebody should know, the worst first.</param>
/// <param name="PeerChecks">Those of the other nodes that are reached and have told of them lately; null when the node that answers is older than this.</param>
public sealed record StatusReport(
    string Cluster,
    string Node,
    DateTimeOffset At,
    ChannelStatus Channel,
    IReadOnlyList<NodeStatus> Nodes,
    IReadOnlyList<RouterStatus> Routers,
    IReadOnlyList<CheckStatus> Checks,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<PeerCheckStatus>? PeerChecks = null);
