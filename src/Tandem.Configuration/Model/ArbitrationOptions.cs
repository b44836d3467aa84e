using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>How two Masters on one segment that cannot hear each other are settled.</summary>
/// <param name="IsOn">Whether the one that alone does not reach the witness lets go.</param>
/// <param name="Witness">A host on the segment; null: the other nodes there are the witness.</param>
public sealed record ArbitrationOptions(bool IsOn, IPvXAddress? Witness)
{
    /// <summary>Nobody lets go.</summary>
    public static readonly ArbitrationOptions Off = new(false, null);
}
