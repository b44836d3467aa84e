using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>A node that takes part in a virtual router, with the priority it advertises.</summary>
public sealed record Participant(string Node, Priority Priority);
