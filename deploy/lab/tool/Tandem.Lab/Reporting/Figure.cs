namespace Tandem.Lab.Reporting;

/// <summary>One figure: what happened, what was measured, how each engine did, and what must be reached.</summary>
internal sealed record Figure(string Event, string Measured, IReadOnlyDictionary<string, Series> Engines, string Bar, bool? Met)
{
    /// <summary>The median must stay below a limit.</summary>
    public static Figure Median(string happening, string measured, IReadOnlyDictionary<string, Series> engines, string bar, double limit) =>
        new(happening, measured, engines, bar, Ours(engines) is { } ours ? ours.IsWhole && ours.Median <= limit : null);

    /// <summary>Every single repetition must stay at a limit.</summary>
    public static Figure Every(string happening, string measured, IReadOnlyDictionary<string, Series> engines, string bar, double limit) =>
        new(happening, measured, engines, bar, Ours(engines) is { } ours ? ours.IsWhole && ours.Max <= limit : null);

    /// <summary>Nobody notices: no probe lost in the median, and never more than one.</summary>
    public static Figure Unnoticed(string happening, IReadOnlyDictionary<string, Series> engines) =>
        new(happening, "probes lost at 1 ms probing", engines, "median 0, never more than 1",
            Ours(engines) is { } ours ? ours.IsWhole && ours.Median <= 0 && ours.Max <= 1 : null);

    /// <summary>A figure that has no bar.</summary>
    public static Figure Told(string happening, string measured, IReadOnlyDictionary<string, Series> engines) => new(happening, measured, engines, "", null);

    /// <summary>No worse than the other engine in the same run, but for a tolerance.</summary>
    public static Figure Beside(string happening, string measured, IReadOnlyDictionary<string, Series> engines)
    {
        var theirs = engines.GetValueOrDefault("keepalived")?.Median;
        var limit = theirs is { } median ? median + Math.Max(2, median * 0.03) : (double?)null;
        return new(happening, measured, engines, "<= keepalived + max(2 ms, 3 %)",
            limit is { } known && Ours(engines) is { } ours ? ours.IsWhole && ours.Median <= known : null);
    }

    private static Series? Ours(IReadOnlyDictionary<string, Series> engines) => engines.GetValueOrDefault("tandem");
}
