using System.Globalization;

namespace Tandem.Lab.Reporting;

/// <summary>
/// Reads what the shell noted: lines of wall-clock seconds, kind and text, separated by tabs. A window lasts from its
/// event to the next one, or to the end.
/// </summary>
internal static class EventLog
{
    public static IReadOnlyList<SessionEvent> Read(string path, long wallOffset)
    {
        var events = new List<SessionEvent>();
        var holders = Holders("");
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            var words = line.Split('\t');
            var at = (long)(decimal.Parse(words[0], CultureInfo.InvariantCulture) * 1_000_000_000m) - wallOffset;
            if (words[1] == "holders")
            {
                holders = Holders(words[2]);
                continue;
            }

            if (events.Count > 0 && events[^1].Until == long.MaxValue)
            {
                events[^1] = events[^1] with { Until = at, After = holders };
            }

            if (words[1] == "event")
            {
                events.Add(new(words[2], at, long.MaxValue, Holders(words[3]), holders, holders, Bound.Parse(words.ElementAtOrDefault(4))));
            }
        }

        return events;
    }

    public static bool HasEnd(string directory)
    {
        var path = Path.Combine(directory, "events.log");
        return File.Exists(path) && File.ReadLines(path).Any(line => line.EndsWith("\tend", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Holders(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
