using Tandem.Network.Ports;

namespace Tandem.Actors.Nics;

/// <summary>An interface's port said something that an operator is told of, too; published on the system's event stream.</summary>
/// <param name="Interface">The kernel's interface name.</param>
/// <param name="Event">What it said.</param>
public sealed record NicNoticed(string Interface, LinkEvent Event);
