namespace Tandem.Coordination.Messages;

/// <summary>All that a node holds. It replaces what was known of the node; sent on joining, when asked by a fresh peer, and at long intervals.</summary>
/// <param name="Routers">Every router the node takes part in, ordered by key.</param>
/// <param name="ConfigurationDigest">SHA-256 of the effective configuration in lower-case hexadecimal, or empty when not known yet.</param>
/// <param name="Lateness">The worst delay of the sender's own link loop in the last interval between two of these.</param>
public sealed record Standing(Items<RouterStanding> Routers, string ConfigurationDigest, TimeSpan Lateness) : INodeMessage;
