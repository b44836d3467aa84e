namespace Tandem.Lab.Reporting;

/// <summary>The repetitions of one scenario, by engine.</summary>
internal sealed class ScenarioRuns(IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines)
{
    /// <summary>One value of each repetition.</summary>
    public IReadOnlyDictionary<string, Series> Each(Func<RecordedRun, double?> measure) =>
        engines.ToDictionary(engine => engine.Key, engine => Series.Of(engine.Value.Select(measure)));

    /// <summary>All values of all repetitions; one that has none counts as missing.</summary>
    public IReadOnlyDictionary<string, Series> All(Func<RecordedRun, IReadOnlyList<double>> measure) =>
        engines.ToDictionary(engine => engine.Key, engine => Series.Of(engine.Value.SelectMany(run => measure(run).Select(value => (double?)value).DefaultIfEmpty())));

    public IReadOnlyDictionary<string, Series> Lost(string happening, string address = "web") => Each(run => run.Row(happening, address)?.ProbesLost);

    public IReadOnlyDictionary<string, Series> Gap(string happening, string address = "web") => Each(run => run.Row(happening, address)?.LongestGapMs);

    public IReadOnlyDictionary<string, Series> Moved(string happening, string address = "web") => Each(run => run.Row(happening, address)?.MovedMs);
}
