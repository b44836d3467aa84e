using System.Net;

namespace Tandem.Coordination.Security;

/// <summary>Who this node is and whom it knows, for judging certificates.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Node">This node's name.</param>
/// <param name="Nodes">All nodes' names by their management addresses, this one included.</param>
public sealed record NodeIdentity(string Cluster, string Node, IReadOnlyDictionary<IPAddress, string> Nodes)
{
    public IPAddress Address => Nodes.First(node => node.Value == Node).Key;

    /// <summary>Whether anything leaves this machine, so that it must be protected.</summary>
    public bool IsExposed => !Nodes.Keys.All(IPAddress.IsLoopback);
}
