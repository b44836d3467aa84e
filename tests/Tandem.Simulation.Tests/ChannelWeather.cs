namespace Tandem.Simulation.Tests;

/// <summary>How the channel between the nodes treats messages.</summary>
/// <param name="Loss">Chance that one is lost.</param>
/// <param name="Duplication">Chance that it comes twice.</param>
/// <param name="Replay">Chance that, with it, one that was said before is said again.</param>
/// <param name="LongestDelay">Most time on the way; messages may overtake each other.</param>
internal sealed record ChannelWeather(double Loss, double Duplication, double Replay, TimeSpan LongestDelay)
{
    /// <summary>A quiet management network.</summary>
    public static readonly ChannelWeather Fair = new(0, 0, 0, TimeSpan.FromMilliseconds(2));
}
