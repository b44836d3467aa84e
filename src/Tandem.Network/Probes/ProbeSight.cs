namespace Tandem.Network.Probes;

/// <summary>What is heard of one address.</summary>
/// <param name="Target">Which.</param>
/// <param name="Asked">Probes whose answer was waited for to the end of a round.</param>
/// <param name="Missed">Those in a row, up to now, that nobody answered.</param>
/// <param name="Silence">Since its owner was last heard asking, whomever; null when it never was.</param>
/// <param name="HasAnswered">Whether it ever answered.</param>
public sealed record ProbeSight(ProbeTarget Target, int Asked, int Missed, TimeSpan? Silence, bool HasAnswered)
{
    /// <summary>Whether enough is known to say that it is heard, or that it is not.</summary>
    public bool IsKnown => HasAnswered || Silence is not null || Asked >= ProbeRound.MostMissed;
}
