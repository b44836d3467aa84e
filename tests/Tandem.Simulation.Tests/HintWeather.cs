using Tandem.Coordination.Hints;

namespace Tandem.Simulation.Tests;

/// <summary>How messages between members fare. Times are in advertisement intervals.</summary>
/// <param name="Loss">So many of one are lost.</param>
/// <param name="Duplication">So many of one come twice.</param>
/// <param name="Shortest">The least delay.</param>
/// <param name="Longest">The greatest; they overtake each other.</param>
/// <param name="Replay">So often in an interval something comes again that was sent at any time, in any life.</param>
internal sealed record HintWeather(double Loss, double Duplication, double Shortest, double Longest, double Replay)
{
    /// <summary>As on a LAN.</summary>
    public static readonly HintWeather Fair = new(0, 0, 0, 0.01, 0);

    /// <summary>Nothing comes through.</summary>
    public static readonly HintWeather Cut = new(1, 0, 0, 0, 0);

    /// <summary>What a broken member makes of a hint before it judges it; null: the real one.</summary>
    public Func<HeardHint, HeardHint>? Believing { get; init; }
}
