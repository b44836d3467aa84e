namespace Tandem.Vrrp.Model;

/// <summary>What makes a virtual router one: the link it is on, its family and its VRID (RFC 9568 §1, §3).</summary>
/// <param name="Segment">The configured name of the link.</param>
/// <param name="Family">IPv4 or IPv6.</param>
/// <param name="Vrid">1..255.</param>
public readonly record struct VirtualRouterKey(string Segment, Family Family, Vrid Vrid)
{
    /// <summary>The Virtual Router MAC address of this router.</summary>
    public MacAddress VirtualMac => MacAddress.VirtualRouter(Family, Vrid);

    /// <inheritdoc/>
    public override string ToString() => $"{Segment}-{(Family == Family.IPv4 ? "4" : "6")}-{Vrid}";
}
