using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>What an advertisement says, without its address list: that is compared while the bytes are at hand.</summary>
/// <param name="Source">IP source: the sender's primary address (RFC 9568 §6.4.3).</param>
/// <param name="Version">2 or 3.</param>
/// <param name="Vrid">1..255.</param>
/// <param name="Priority">0..255.</param>
/// <param name="Interval">The sender's Advertisement_Interval.</param>
/// <param name="AddressCount">IPvX Addr Count, 1..255; v2 also 0.</param>
/// <param name="Checksum">The form that verified; only meaningful for v3 over IPv4.</param>
/// <param name="Remarks">What was odd about it but did not discard it.</param>
public readonly record struct Advertisement(
    IPvXAddress Source,
    VrrpVersion Version,
    Vrid Vrid,
    Priority Priority,
    AdvertisementInterval Interval,
    byte AddressCount,
    ChecksumForm Checksum,
    AdvertisementRemarks Remarks);
