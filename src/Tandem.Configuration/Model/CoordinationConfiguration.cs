namespace Tandem.Configuration.Model;

/// <summary>The channel between the nodes, as one node needs it.</summary>
/// <param name="Port">Where every node listens, on its own management address.</param>
/// <param name="Nodes">Every node of the file, this one included, by name.</param>
/// <param name="Tls">The node's files for mutual TLS; null for connections in plain text.</param>
public sealed record CoordinationConfiguration(int Port, ValueList<NodeEndpoint> Nodes, TlsConfiguration? Tls)
{
    /// <summary>How long a preferred node leaves a Master of lower priority alone that it cannot reach over the channel.</summary>
    public TimeSpan PreemptHold { get; init; } = CoordinationOptions.Default.PreemptHold;
}
