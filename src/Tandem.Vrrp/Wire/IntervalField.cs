using System.Buffers.Binary;
using Tandem.Vrrp.Model;

namespace Tandem.Vrrp.Wire;

/// <summary>The interval on the wire: 12 bits of centiseconds in v3 (RFC 9568 §5.2.7), 8 bits of seconds in v2 (RFC 3768 §5.3.7).</summary>
internal static class IntervalField
{
    /// <summary>What v2 sends for an interval; below one second RFC 3768 has no value, so one second.</summary>
    public static byte Seconds(AdvertisementInterval interval) => (byte)Math.Max(1, interval.Centiseconds / 100);

    /// <summary>Writes both bytes, with the reserved nibble or Auth Type 0.</summary>
    public static void Write(Span<byte> message, VirtualRouterParameters parameters)
    {
        var interval = parameters.AdvertisementInterval;
        var field = parameters.Version == VrrpVersion.V2
            ? Seconds(interval)
            : Math.Min(interval.Centiseconds, AdvertisementInterval.LongestV3.Centiseconds);
        BinaryPrimitives.WriteUInt16BigEndian(message[AdvertisementLayout.Interval..], (ushort)field);
    }

    /// <summary>v3: an interval of 0 would let every Backup time out at once (erratum 8301).</summary>
    public static bool IsZero(ReadOnlySpan<byte> message) => Centiseconds(message) == 0;

    /// <summary>Reads an interval that passed the checks and therefore is not 0.</summary>
    public static AdvertisementInterval Read(ReadOnlySpan<byte> message, VrrpVersion version) =>
        new(version == VrrpVersion.V2 ? message[AdvertisementLayout.IntervalSeconds] * 100 : Centiseconds(message));

    private static int Centiseconds(ReadOnlySpan<byte> message) =>
        BinaryPrimitives.ReadUInt16BigEndian(message[AdvertisementLayout.Interval..]) & AdvertisementLayout.IntervalMask;
}
