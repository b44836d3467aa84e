using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Messages;

/// <summary>How often a node has heard one source advertise one virtual router.</summary>
/// <param name="Source">Address the advertisements came from.</param>
/// <param name="Count">Accepted advertisements since the sender's process began.</param>
public sealed record HeardAdvertisements(IPvXAddress Source, ulong Count);
