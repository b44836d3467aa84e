using System.Text.Json;

namespace Tandem.Lab.Reporting;

/// <summary>Prints the table of a session; the exit code says whether everything went as announced.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    public static int Run(Arguments arguments)
    {
        var session = Session.Load(arguments.Get("dir"));
        var rows = EventRow.From(session).ToList();
        var neighbours = NeighbourLog.Macs(arguments.Get("dir"));
        var faults = Verdict.Of(session, rows, neighbours);
        if (arguments.Has("json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Rows = rows, Faults = faults, ProbesNotSent = session.SkippedProbes }, Indented));
        }
        else
        {
            EventTable.Print(rows);
            Remark(session);
            Console.WriteLine($"  the client's ARP entries said: {string.Join(", ", neighbours.Distinct())}");
            faults.ForEach(fault => Console.WriteLine("  wrong: " + fault));
        }

        return faults.Count == 0 ? 0 : 1;
    }

    private static void Remark(Session session)
    {
        if (session.SkippedProbes > 0)
        {
            Console.WriteLine($"  note: this machine was too busy to send {session.SkippedProbes} probes on time (worst delay {session.WorstSenderLateness / 1e6:f1} ms); they count as not sent");
        }

        foreach (var reasons in session.Requests.Where(request => request.Failed).GroupBy(request => request.Outcome).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  failed requests: {reasons.Count()} x {reasons.Key}");
        }
    }
}
