namespace Tandem.Coordination.Messages;

/// <summary>The sender's configuration; differences are named on all nodes, and move no address.</summary>
/// <param name="Digest">SHA-256 of the effective configuration in lower-case hexadecimal; equal digests need no closer look.</param>
/// <param name="Routers">Ordered by key.</param>
public sealed record ConfigurationDigest(string Digest, Items<RouterConfiguration> Routers) : INodeMessage
{
    /// <summary>What must be the same for the cluster as a whole, ordered by key; empty from an older node.</summary>
    public Items<ConfiguredValue> Cluster { get; init; } = [];
}
