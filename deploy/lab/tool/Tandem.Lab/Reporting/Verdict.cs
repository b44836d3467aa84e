namespace Tandem.Lab.Reporting;

/// <summary>The promises of the demo, checked; one sentence for each that was not kept.</summary>
internal static class Verdict
{
    public static List<string> Of(Session session, IReadOnlyList<EventRow> rows, IReadOnlyList<string> neighbours)
    {
        var faults = new List<string>();
        foreach (var row in rows)
        {
            if (row.After != row.Expected)
            {
                faults.Add($"after \"{row.Event}\" {row.Address} was held by {row.After}, expected {row.Expected}");
            }

            if (session.Events.First(happening => happening.Name == row.Event).Bound.Broken(row) is { } sentence)
            {
                faults.Add(sentence);
            }

            if (row.RequestsFailedOutside > 0)
            {
                faults.Add($"\"{row.Event}\": {row.RequestsFailedOutside} requests to {row.Address} failed while its address was answering");
            }

            if (row.Requests == 0)
            {
                faults.Add($"\"{row.Event}\": no request to {row.Address} was made");
            }
        }

        foreach (var (address, probes) in session.Probes)
        {
            if (probes.Count(probe => probe.Answers > 1) is > 0 and var twice)
            {
                faults.Add($"{twice} probes to {address} were answered more than once");
            }
        }

        foreach (var mac in neighbours.Where(mac => !CapturedFrame.IsVirtual(mac)).Distinct())
        {
            faults.Add($"the client had the real MAC {mac} for a virtual address");
        }

        return faults;
    }
}
