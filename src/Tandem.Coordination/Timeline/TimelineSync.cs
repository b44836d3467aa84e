using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>
/// How records are made equal: a member says how much it has of each life, whoever has more answers with one batch, and whoever took something new from a
/// batch asks again. Whatever is lost, doubled or out of order, asking again mends it. Pure.
/// </summary>
public static class TimelineSync
{
    /// <summary>Entries a batch.</summary>
    public const int MostEntries = 200;

    /// <summary>Bytes a batch, about; far below the size of a frame.</summary>
    public const int MostBytes = 48 << 10;

    private const int BytesBesidesText = 120;
    private const int MostKind = 32;

    /// <summary>What the others lack of what is here.</summary>
    /// <param name="own">What is here, the most important life first.</param>
    /// <param name="theirs">What they have.</param>
    /// <param name="after">Reads entries of one life.</param>
    public static TimelineEntries? Answer(Items<TimelineMark> own, Items<TimelineMark> theirs, Func<TimelineMark, int, IReadOnlyList<TimelineEntry>> after)
    {
        var have = theirs.GroupBy(Life).ToDictionary(same => same.Key, same => same.Max(mark => mark.Through));
        var entries = new List<TimelineEntry>();
        var starts = new List<TimelineMark>();
        var bytes = 0;
        foreach (var mark in own)
        {
            var start = mark with { Through = have.GetValueOrDefault(Life(mark)) };
            if (start.Through >= mark.Through || entries.Count >= MostEntries || bytes >= MostBytes)
            {
                continue;
            }

            var before = entries.Count;
            foreach (var entry in after(start, MostEntries - entries.Count).TakeWhile(_ => bytes < MostBytes))
            {
                entries.Add(entry);
                bytes += BytesBesidesText + (2 * entry.Text.Length);
            }

            if (entries.Count > before)
            {
                starts.Add(start);
            }
        }

        return entries.Count == 0 ? null : new TimelineEntries([.. entries.OrderBy(entry => entry.Stamp)])
        {
            After = Ordered(starts),
            HasMore = entries.Count >= MostEntries || bytes >= MostBytes,
        };
    }

    /// <summary>
    /// Without what no node of this cluster records: it would fill the disk, or be refused by it. What has a number and a name stays, if
    /// shortened: an entry that is left out would be asked for again and again.
    /// </summary>
    public static TimelineEntries Acceptable(TimelineEntries batch) =>
        batch with { Entries = [.. batch.Entries.Take(MostEntries).Where(HasPlace).Select(Shortened)] };

    /// <summary>As messages have them.</summary>
    internal static Items<TimelineMark> Ordered(IEnumerable<TimelineMark> marks) =>
        [.. marks.OrderBy(mark => mark.Node, StringComparer.Ordinal).ThenBy(mark => mark.BootId)];

    private static bool HasPlace(TimelineEntry entry) => entry is { Number: > 0 and <= long.MaxValue, Node.Length: <= 63 };

    private static TimelineEntry Shortened(TimelineEntry entry) => entry with
    {
        Stamp = entry.Stamp with { Microseconds = Math.Max(0, entry.Stamp.Microseconds) },
        Kind = Cut(entry.Kind, MostKind),
        Text = Cut(entry.Text, TimelineStore.MostText),
    };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static (string Node, Guid BootId) Life(TimelineMark mark) => (mark.Node, mark.BootId);
}
