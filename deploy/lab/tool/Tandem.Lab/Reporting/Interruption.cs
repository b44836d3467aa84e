using System.Runtime.InteropServices;

namespace Tandem.Lab.Reporting;

/// <summary>
/// A stretch between two answered probes in which probes were lost, or the answering node changed. A client may
/// notice something in here, and nowhere else.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Interruption(long Start, long End, int Lost)
{
    // Requests and probes are not sent at the same instant; this is their pacing error, generously.
    private const long Margin = 20_000_000;

    public bool Touches(long start, long end) => start <= End + Margin && end >= Start - Margin;

    /// <summary>All interruptions that end, or have not ended, in the window.</summary>
    public static IReadOnlyList<Interruption> Find(IReadOnlyList<ProbeRecord> probes, long from, long until)
    {
        var found = new List<Interruption>();
        ProbeRecord? last = null;
        var lost = 0;
        foreach (var probe in probes.Where(probe => probe.Sent < until))
        {
            if (probe.Lost)
            {
                lost += probe.Sent >= from ? 1 : 0;
                continue;
            }

            if (last is { } previous && probe.Sent >= from && (lost > 0 || previous.Node != probe.Node))
            {
                found.Add(new(previous.Sent, probe.Sent, lost));
            }

            last = probe;
            lost = 0;
        }

        if (lost > 0)
        {
            found.Add(new(last?.Sent ?? from, until, lost));
        }

        return found;
    }
}
