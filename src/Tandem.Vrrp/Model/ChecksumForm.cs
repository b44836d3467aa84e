namespace Tandem.Vrrp.Model;

/// <summary>What a VRRPv3 IPv4 checksum covers. IPv6 always has the pseudo-header, VRRPv2 never.</summary>
public enum ChecksumForm : byte
{
    /// <summary>Pseudo-header and message: the reading of RFC 5798 §5.2.8 that keepalived and FRR require.</summary>
    PseudoHeader,

    /// <summary>The message alone: RFC 9568 §5.2.8.</summary>
    MessageOnly,
}
