using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>Where the fields of an advertisement stand (RFC 9568 §5.1, RFC 3768 §5.1).</summary>
internal static class AdvertisementLayout
{
    /// <summary>Protocol or Next Header 112 (RFC 9568 §5.1.1.4).</summary>
    public const byte Protocol = 112;

    /// <summary>The only type, ADVERTISEMENT (RFC 9568 §5.2.2).</summary>
    public const byte TypeAdvertisement = 1;

    /// <summary>TTL or Hop Limit of every advertisement (RFC 9568 §5.1.1.3).</summary>
    public const byte Ttl = 255;

    public const int VersionAndType = 0;
    public const int Vrid = 1;
    public const int Priority = 2;
    public const int AddressCount = 3;

    /// <summary>v3: reserved nibble and 12 bits of centiseconds.</summary>
    public const int Interval = 4;

    /// <summary>v3: mask of the interval in its two bytes; the reserved nibble is ignored (RFC 9568 §5.2.6).</summary>
    public const int IntervalMask = 0x0FFF;

    /// <summary>v2: Auth Type.</summary>
    public const int AuthenticationType = 4;

    /// <summary>v2: interval in seconds.</summary>
    public const int IntervalSeconds = 5;

    public const int Checksum = 6;
    public const int Addresses = 8;

    /// <summary>v2: eight bytes of Authentication Data follow the addresses.</summary>
    public const int AuthenticationDataLength = 8;

    /// <summary>Length of a whole message.</summary>
    public static int Length(VrrpVersion version, Family family, int addressCount) =>
        Addresses + (addressCount * IPvXAddress.LengthOf(family)) + (version == VrrpVersion.V2 ? AuthenticationDataLength : 0);
}
