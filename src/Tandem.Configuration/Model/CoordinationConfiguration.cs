namespace Tandem.Configuration.Model;

/// <summary>The channel between the nodes, as one node needs it.</summary>
/// <param name="Port">Where every node listens, on its own management address.</param>
/// <param name="Nodes">Every node of the file, this one included, by name.</param>
public sealed record CoordinationConfiguration(int Port, ValueList<NodeEndpoint> Nodes);
