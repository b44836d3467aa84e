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

    private static readonly string[] Scenarios =
    [
        "power-off-1s", "power-off-100ms", "power-off-10ms", "handover", "handover-plain", "silence", "channel", "drain", "drain-plain", "heal", "heal-plain", "roster",
    ];

    public static int Run(Arguments arguments)
    {
        var figures = new List<Figure>();
        var root = arguments.Get("dir");
        foreach (var scenario in Scenarios.Select(name => Path.Combine(root, name)).Where(Directory.Exists))
        {
            var engines = Directory.GetDirectories(scenario).OrderDescending(StringComparer.Ordinal).ToDictionary(
                engine => Path.GetFileName(engine),
                engine => (IReadOnlyList<RecordedRun>)[.. Directory.GetDirectories(engine).Select(run => new RecordedRun(run))]);
            figures.AddRange(Of(Path.GetFileName(scenario), new(engines)));
        }

        var document = JsonSerializer.SerializeToNode(new { Processors = Environment.ProcessorCount, Figures = figures }, Indented)!.AsObject();
        var at = 0;
        foreach (var (name, value) in arguments.Pairs("fact"))
        {
            document.Insert(at++, name, value);
        }

        Console.WriteLine(document.ToJsonString(Indented));
        return figures.Any(figure => figure.Met == false) ? 1 : 0;
    }

    private static IEnumerable<Figure> Of(string scenario, ScenarioRuns runs) => scenario switch
    {
        "handover" => Bars.Handover(runs),
        "handover-plain" => Bars.StopAndReturn(runs, Bars.Plain),
        "channel" => Bars.Channel(runs),
        "drain" => Bars.HandOvers(runs, Bars.Virtual),
        "drain-plain" => Bars.HandOvers(runs, Bars.Plain),
        "heal" => Bars.Heal(runs, Bars.Virtual),
        "heal-plain" => Bars.Heal(runs, Bars.Plain),
        "roster" => Bars.Roster(runs),
        "silence" => Bars.Silence(runs),
        _ => Bars.PowerOff(runs, scenario.Replace("power-off-", "", StringComparison.Ordinal)),
    };
}
