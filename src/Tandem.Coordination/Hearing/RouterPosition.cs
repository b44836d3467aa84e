using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>What one member says that it is for one router.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Source">Source of its advertisements; null when it does not say.</param>
/// <param name="Heard">Source of the Master that it heard last; a Master's own rival, while it is heard. Null when there is none.</param>
public sealed record RouterPosition(RouterRole Role, IPvXAddress? Source, IPvXAddress? Heard);
