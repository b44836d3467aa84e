namespace Tandem.Testing;

/// <summary>How a simulated segment treats frames.</summary>
/// <param name="Loss">Chance that one receiver misses a frame.</param>
/// <param name="Duplication">Chance that one receiver gets a frame twice.</param>
/// <param name="ShortestDelay">Least time on the wire.</param>
/// <param name="LongestDelay">Most time on the wire; frames may overtake each other in between.</param>
public sealed record SegmentWeather(double Loss, double Duplication, TimeSpan ShortestDelay, TimeSpan LongestDelay)
{
    /// <summary>A quiet LAN.</summary>
    public static readonly SegmentWeather Fair = new(0, 0, TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(200));
}
