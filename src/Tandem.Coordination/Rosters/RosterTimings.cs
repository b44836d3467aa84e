namespace Tandem.Coordination.Rosters;

/// <summary>The pace of the roster.</summary>
internal static class RosterTimings
{
    /// <summary>Between two whole standings to every member: they carry the counters, and repair what was lost.</summary>
    public static readonly TimeSpan Whole = TimeSpan.FromSeconds(2);

    /// <summary>A member that has said nothing for so long has missed two of them.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
}
