using System.Text.Json;

namespace Tandem.Lab.Reporting;

/// <summary>Reads all sessions (SCENARIO/ENGINE/RUN) and prints the figures as JSON.</summary>
internal static class Figures
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Scenarios = ["power-off-1s", "power-off-100ms", "power-off-10ms", "handover", "silence", "channel", "drain", "drain-plain"];

    public static int Run(Arguments arguments)
    {
        var figures = new List<Figure>();
        var root = arguments.Get("dir");
        foreach (var scenario in Scenarios.Select(name => Path.Combine(root, name)).Where(Directory.Exists))
        {
            var engines = Directory.GetDirectories(scenario).OrderDescending(StringComparer.Ordinal).ToDictionary(
                engine => Path.GetFileName(engine),
                engine => (IReadOnlyList<RecordedRun>)[.. Directory.GetDirectories(engine).Select(run => new RecordedRun(run))]);
            figures.AddRange(Of(Path.GetFileName(scenario), engines));
        }

        Console.WriteLine(JsonSerializer.Serialize(new { Cores = Environment.ProcessorCount, Kernel = Environment.OSVersion.VersionString, Figures = figures }, Indented));
        return figures.Any(figure => figure.Met == false) ? 1 : 0;
    }

    private static IEnumerable<Figure> Of(string scenario, IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines)
    {
        switch (scenario)
        {
            case "handover":
                return Handover(engines);
            case "channel":
                return Channel(engines);
            case "drain":
                return HandOvers("with virtual MACs", engines);
            case "drain-plain":
                return HandOvers("without virtual MACs", engines);
            case "silence":
                return [Figure.Every("60 s as Backup, IPv6 on", "frames from a virtual MAC at the Backup's switch port",
                    Each(engines, run => run.FramesOfBackup()), "0", 0)];
            default:
                var happening = scenario.Replace("power-off-", "power off of the Master, interval ", StringComparison.Ordinal);
                return
                [
                    Figure.Beside(happening, "ms from its last advert to the next Master's first advert", Each(engines, run => run.Takeover?.ToAdvertMs)),
                    Figure.Beside(happening, "ms from its last advert to the first probe answered", Each(engines, run => run.Takeover?.ToAnswerMs)),
                ];
        }
    }

    private static IEnumerable<Figure> Handover(IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines) =>
    [
        Figure.Median("orderly stop, interval 1s", "longest gap in ms at 1 ms probing (0: no probe lost)",
            Each(engines, run => run.Row("orderly stop", "web")?.LongestGapMs), "< 50 ms", 49.999),
        Figure.Median("preferred node returns, interval 1s", "probes lost at 1 ms probing",
            Each(engines, run => run.Row("preferred node returns", "web")?.ProbesLost), "0 or 1", 1),
        Figure.Every("client's ARP entries over both", "entries or ARP messages with another than the virtual MAC",
            Each(engines, run => run.WrongEntries()), "0", 0),
    ];

    private static IEnumerable<Figure> HandOvers(string mode, IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines) =>
        from happening in (string[])["node a is drained", "node a is undrained", "web is moved to node b", "web is moved back"]
        select Figure.Every($"{happening}, {mode}", "probes lost at 1 ms probing", Each(engines, run => run.Row(happening, "web")?.ProbesLost), "0, never more than 1", 1);

    private static IEnumerable<Figure> Channel(IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines)
    {
        return
        [
            Lost("node a is drained", "0, never more than 1", 1),
            Lost("node a is undrained", "0, never more than 1", 1),
            Lost("a stranger advertises priority 255 for 5 s", "0", 0),
            Gap("the Master's LAN link is lost", "< 100 ms", 99.999),
            Gap("the Master sends and no longer hears", "< 3000 ms", 2999.999),
        ];

        Figure Lost(string happening, string bar, double limit) => Figure.Every(
            happening, "probes lost at 1 ms probing", Each(engines, run => run.Row(happening, "web")?.ProbesLost), bar, limit);

        Figure Gap(string happening, string bar, double limit) => Figure.Median(
            happening, "longest gap in ms at 1 ms probing", Each(engines, run => run.Row(happening, "web")?.LongestGapMs), bar, limit);
    }

    private static Dictionary<string, Series> Each(
        IReadOnlyDictionary<string, IReadOnlyList<RecordedRun>> engines, Func<RecordedRun, double?> measure) =>
        engines.ToDictionary(engine => engine.Key, engine => Series.Of(engine.Value.Select(measure)));
}
