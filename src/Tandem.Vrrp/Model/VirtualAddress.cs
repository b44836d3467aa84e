namespace Tandem.Vrrp.Model;

/// <summary>One address of a virtual router with the prefix it has on the link.</summary>
/// <param name="Address">The IPvX address that is advertised.</param>
/// <param name="PrefixLength">0..32 or 0..128; never on the wire.</param>
public readonly record struct VirtualAddress(IPvXAddress Address, byte PrefixLength)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Address}/{PrefixLength}";
}
