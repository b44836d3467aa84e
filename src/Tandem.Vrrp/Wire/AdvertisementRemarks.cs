namespace Tandem.Vrrp.Wire;

/// <summary>Oddities of an accepted advertisement: counted and logged, never a reason to drop it.</summary>
[Flags]
public enum AdvertisementRemarks : byte
{
    /// <summary>Nothing odd.</summary>
    None = 0,

    /// <summary>v3: its interval differs from ours (RFC 9568 §7.1; RFC 8347 interval-errors).</summary>
    IntervalDiffers = 1,

    /// <summary>Its addresses, as a set, differ from ours (RFC 9568 §7.1; RFC 8347 address-list-errors).</summary>
    AddressListDiffers = 2,

    /// <summary>We are the address owner and hear another router of ours (RFC 9568 §7.1 with erratum 8298).</summary>
    OwnerConflict = 4,

    /// <summary>It carries the checksum form we do not send.</summary>
    OtherChecksumForm = 8,
}
