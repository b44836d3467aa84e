namespace Tandem.Configuration.Reading;

/// <summary>Finds what was probably meant.</summary>
internal static class Spelling
{
    /// <summary>The candidate that takes the fewest edits to reach, if these are few and no other is as near.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        var nearest = candidates
            .Select(candidate => (Name: candidate, Edits: Edits(written, candidate)))
            .GroupBy(entry => entry.Edits)
            .MinBy(group => group.Key)?
            .ToList();
        return nearest is [var (name, edits)] && edits <= 1 + (Math.Max(name.Length, written.Length) / 3) ? name : null;
    }

    /// <summary>"one of the nodes lb1, lb2 (did you mean lb2?)".</summary>
    public static string OneOf(string kind, string written, IReadOnlyCollection<string> names) =>
        $"one of the {kind} {string.Join(", ", names)}{(Nearest(written, names) is { } near ? $" (did you mean {near}?)" : "")}";

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
