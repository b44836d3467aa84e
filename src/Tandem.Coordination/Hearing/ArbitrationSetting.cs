using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>How two Masters that cannot hear each other are settled on one segment.</summary>
/// <param name="Witness">A host that answers on the segment; null: the other members there are the witness.</param>
public sealed record ArbitrationSetting(IPvXAddress? Witness);
