using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>Where a node is on the management network.</summary>
public sealed record NodeEndpoint(string Name, IPvXAddress Address);
