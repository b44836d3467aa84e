namespace Tandem.Lab.Reporting;

/// <summary>The one table a newcomer looks at.</summary>
internal static class EventTable
{
    private static readonly string[] Header = ["event", "address", "probes lost", "longest gap", "HTTP failed", "held by", ""];

    public static void Print(IReadOnlyList<EventRow> rows)
    {
        var cells = new List<string[]> { Header };
        var previous = "";
        foreach (var row in rows)
        {
            cells.Add([
                row.Event == previous ? "" : row.Event,
                row.Address,
                $"{row.ProbesLost}",
                row.ProbesLost == 0 ? "none" : $"{row.LongestGapMs:f0} ms",
                $"{row.RequestsFailed} of {row.Requests}",
                row.Before == row.After ? row.After : $"{row.Before} -> {row.After}",
                row.After == row.Expected ? "ok" : $"expected {row.Expected}"]);
            previous = row.Event;
        }

        var widths = Enumerable.Range(0, Header.Length).Select(column => cells.Max(line => line[column].Length)).ToArray();
        for (var i = 0; i < cells.Count; i++)
        {
            Console.WriteLine("  " + string.Join("  ", cells[i].Select((cell, column) =>
                column is 2 or 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
            if (i == 0)
            {
                Console.WriteLine("  " + string.Join("  ", widths.SkipLast(1).Select(width => new string('-', width))));
            }
        }
    }
}
