using Tandem.Vrrp.Model;

namespace Tandem.Network.Ports;

/// <summary>An advertisement that passed every reception check and was not believed: counted, and no pattern for others.</summary>
/// <param name="Source">Whom it claims to be from.</param>
/// <param name="ShutOut">So long nothing of that source is worth a message to the actor; zero: everything is.</param>
public readonly record struct UnattestedAdvertisement(IPvXAddress Source, TimeSpan ShutOut);
