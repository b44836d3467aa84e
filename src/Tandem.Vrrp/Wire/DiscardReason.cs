namespace Tandem.Vrrp.Wire;

/// <summary>Why a received frame went no further: one value per reception check, in the order of the checks (RFC 9568 §7.1, RFC 3768 §7.1).</summary>
public enum DiscardReason : byte
{
    /// <summary>It was accepted.</summary>
    None,

    /// <summary>Not an Ethernet frame with a whole IP header, or not to the VRRP group, or a fragment.</summary>
    NotAnAdvertisement,

    /// <summary>The virtual router is in Initialize.</summary>
    NotStarted,

    /// <summary>Our own frame came back.</summary>
    OwnPacket,

    /// <summary>Shorter than the fixed fields, or than its own address count asks for (RFC 8347 packet-length-errors).</summary>
    PacketLength,

    /// <summary>TTL or Hop Limit is not 255 (ip-ttl-errors).</summary>
    TtlNot255,

    /// <summary>Not the version this virtual router speaks (version-errors).</summary>
    Version,

    /// <summary>Not type 1, ADVERTISEMENT (invalid-type-pkts-rcvd).</summary>
    InvalidType,

    /// <summary>The checksum verifies in no allowed form (checksum-errors).</summary>
    Checksum,

    /// <summary>No virtual router of this VRID and family on the receiving interface (vrid-errors).</summary>
    UnknownVrid,

    /// <summary>v2: we are the address owner, who hears nobody (RFC 3768 §7.1). In v3 that is only a remark (erratum 8298).</summary>
    OwnerConflict,

    /// <summary>v3: IPvX Addr Count is 0 (erratum 8299).</summary>
    AddressCountZero,

    /// <summary>IPv6: the first address is not link-local (erratum 8300).</summary>
    FirstAddressNotLinkLocal,

    /// <summary>Max Advertise Interval is 0 (erratum 8301).</summary>
    IntervalZero,

    /// <summary>v2: Auth Type is not 0, the only one RFC 3768 knows.</summary>
    AuthenticationType,

    /// <summary>v2: the address list differs and the sender does not own the addresses (RFC 3768 §7.1).</summary>
    AddressListMismatch,

    /// <summary>v2: the interval differs from ours (RFC 3768 §7.1; interval-errors).</summary>
    IntervalMismatch,

    /// <summary>IPv6: the source is not link-local, or the source is no unicast address.</summary>
    Source,

    /// <summary>More advertisements wait for this virtual router than its actor may have in its mailbox.</summary>
    Overload,

    /// <summary>No member of the cluster stands for it, or the one it claims to be from says that it is not its own.</summary>
    Unattested,
}
