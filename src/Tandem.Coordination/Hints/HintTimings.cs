namespace Tandem.Coordination.Hints;

/// <summary>The pace of saying again that one is Master while another one says so too.</summary>
internal static class HintTimings
{
    /// <summary>Between two rounds.</summary>
    public static readonly TimeSpan Insist = TimeSpan.FromMilliseconds(50);

    /// <summary>Routers in one round, so that many of them are no storm.</summary>
    public const int MostAtOnce = 32;
}
