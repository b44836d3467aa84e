namespace Tandem.Actors.Nics;

/// <summary>An interface carries no more, or again; published on the system's event stream.</summary>
/// <param name="Interface">The kernel's interface name.</param>
/// <param name="Turn">Which.</param>
public sealed record InterfaceTurned(string Interface, InterfaceTurn Turn);
