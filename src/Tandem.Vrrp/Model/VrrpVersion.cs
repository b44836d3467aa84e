namespace Tandem.Vrrp.Model;

/// <summary>The Version field of an advertisement (RFC 9568 §5.2.1, RFC 3768 §5.3.1).</summary>
public enum VrrpVersion : byte
{
    /// <summary>VRRPv2, RFC 3768: IPv4 only, whole seconds, nothing learned from the wire.</summary>
    V2 = 2,

    /// <summary>VRRPv3, RFC 9568: IPv4 and IPv6, centiseconds.</summary>
    V3 = 3,
}
