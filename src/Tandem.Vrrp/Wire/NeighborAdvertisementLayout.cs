namespace Tandem.Vrrp.Wire;

/// <summary>Where the fields of a neighbour advertisement stand (RFC 4861 §4.4).</summary>
internal static class NeighborAdvertisementLayout
{
    /// <summary>Next Header 58, ICMPv6.</summary>
    public const byte Protocol = 58;

    public const byte Type = 136;
    public const int Code = 1;
    public const int Checksum = 2;
    public const int Flags = 4;
    public const byte RouterFlag = 0x80;
    public const byte OverrideFlag = 0x20;
    public const int Target = 8;
    public const int Options = 24;

    /// <summary>Option 2, target link-layer address, counted in units of eight bytes.</summary>
    public const byte TargetLinkLayerAddress = 2;

    public const int OptionUnit = 8;
}
