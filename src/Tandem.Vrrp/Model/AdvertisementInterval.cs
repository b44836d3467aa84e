namespace Tandem.Vrrp.Model;

/// <summary>
/// Time between advertisements, in centiseconds. VRRPv3: 1..4095 cs = 10 ms..40.95 s (RFC 9568 §6.1, erratum 8301);
/// VRRPv2: 1..255 whole seconds (RFC 3768 §5.3.7).
/// </summary>
public readonly record struct AdvertisementInterval
{
    /// <summary>The longest interval VRRPv2 can carry, 255 s, bounds the type; VRRPv3 stops at 4095 cs.</summary>
    private const int LongestCentiseconds = 25500;

    /// <param name="centiseconds">1..25500; a router's own bounds depend on its version.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1..25500.</exception>
    public AdvertisementInterval(int centiseconds)
    {
        if (centiseconds is < 1 or > LongestCentiseconds)
        {
            throw new ArgumentOutOfRangeException(
                nameof(centiseconds), centiseconds, "advertisement-interval is allowed in 10ms..40.95s (RFC 9568 §6.1)");
        }

        Centiseconds = centiseconds;
    }

    /// <summary>One second, the default of both versions.</summary>
    public static readonly AdvertisementInterval Default = new(100);

    /// <summary>The largest value of the 12-bit field of VRRPv3: 40.95 s.</summary>
    public static readonly AdvertisementInterval LongestV3 = new(4095);

    /// <summary>Hundredths of a second.</summary>
    public int Centiseconds { get; }

    /// <summary>The same length as a <see cref="System.TimeSpan"/>.</summary>
    public TimeSpan TimeSpan => TimeSpan.FromMilliseconds(Centiseconds * 10L);

    /// <inheritdoc/>
    public override string ToString() => $"{Centiseconds * 10}ms";
}
