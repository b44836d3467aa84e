using System.Collections.Immutable;
using Tandem.Coordination.Membership;

namespace Tandem.Coordination.Hosting;

/// <summary>What the file says about the cluster.</summary>
/// <param name="Cluster">Its name.</param>
/// <param name="Node">This node's name.</param>
/// <param name="Port">Where every node listens, on its own address.</param>
/// <param name="Nodes">All of them, this one included.</param>
public sealed record CoordinationOptions(string Cluster, string Node, int Port, ImmutableArray<CoordinationNode> Nodes)
{
    /// <summary>Names this life of the process, to the peers and in its record.</summary>
    public Guid BootId { get; init; } = Guid.NewGuid();
}
