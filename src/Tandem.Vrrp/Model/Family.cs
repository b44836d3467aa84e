namespace Tandem.Vrrp.Model;

/// <summary>The IPvX family of a virtual router. The same VRID in both families names two virtual routers (RFC 9568 §3).</summary>
public enum Family
{
    /// <summary>IPv4: group 224.0.0.18, virtual MAC block 00-00-5E-00-01.</summary>
    IPv4,

    /// <summary>IPv6: group ff02::12, virtual MAC block 00-00-5E-00-02.</summary>
    IPv6,
}
