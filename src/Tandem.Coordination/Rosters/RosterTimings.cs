namespace Tandem.Coordination.Rosters;

/// <summary>The pace of the roster.</summary>
internal static class RosterTimings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PerRouter = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Between two whole standings to every member: they carry the counters, and repair what was lost. What changed is told at once, so that
    /// a thousand routers, told in 10 s, cost no more than two hundred.
    /// </summary>
    public static TimeSpan Whole(int routers) => TimeSpan.FromTicks(Math.Max(Shortest.Ticks, PerRouter.Ticks * routers));

    /// <summary>A member with so many routers that has said nothing for so long has missed a standing at least.</summary>
    public static TimeSpan Silence(int routers) => Whole(routers) + Late;
}
