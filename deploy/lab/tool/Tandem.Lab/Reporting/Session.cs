using System.Globalization;
using Tandem.Lab.Traffic;

namespace Tandem.Lab.Reporting;

/// <summary>Everything that one run of the lab wrote, on one clock.</summary>
internal sealed record Session(
    IReadOnlyList<SessionEvent> Events,
    IReadOnlyDictionary<string, IReadOnlyList<ProbeRecord>> Probes,
    IReadOnlyList<RequestOutcome> Requests,
    long WorstSenderLateness,
    int SkippedProbes)
{
    public static Session Load(string directory)
    {
        long offset = 0;
        long lateness = 0;
        var skipped = 0;
        var probes = new Dictionary<string, List<ProbeRecord>>();
        foreach (var words in Lines(directory, "probe.log"))
        {
            switch (words[0])
            {
                case "offset":
                    offset = Number(words[1]);
                    break;
                case "sender":
                    skipped = (int)Number(words[2]);
                    lateness = Number(words[3]);
                    break;
                default:
                    probes.TryAdd(words[1], []);
                    probes[words[1]].Add(new(Number(words[2]), Number(words[3]), words[4], (int)Number(words[5])));
                    break;
            }
        }

        return new(
            EventLog.Read(Path.Combine(directory, "events.log"), offset),
            probes.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<ProbeRecord>)pair.Value),
            [.. Lines(directory, "load.log").Select(words => new RequestOutcome(words[1], Number(words[2]), Number(words[3]), words[4], words[5]))],
            lateness,
            skipped);
    }

    private static IEnumerable<string[]> Lines(string directory, string file) =>
        File.Exists(Path.Combine(directory, file)) ? File.ReadLines(Path.Combine(directory, file)).Select(line => line.Split(' ')) : [];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
