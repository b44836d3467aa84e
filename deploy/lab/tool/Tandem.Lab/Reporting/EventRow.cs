namespace Tandem.Lab.Reporting;

/// <summary>What one event did to one address: a row of the table.</summary>
internal sealed record EventRow(
    string Event,
    string Address,
    int ProbesLost,
    double LongestGapMs,
    int Requests,
    int RequestsFailed,
    int RequestsFailedOutside,
    string Before,
    string After,
    string Expected,
    double? MovedMs,
    int AnsweredByOthers)
{
    public static IEnumerable<EventRow> From(Session session) =>
        from happening in session.Events
        from address in session.Probes.Keys
        select Row(session, happening, address);

    private static EventRow Row(Session session, SessionEvent happening, string address)
    {
        var probes = session.Probes[address].Where(probe => probe.Sent >= happening.At && probe.Sent < happening.Until && !probe.Lost).ToList();
        var (before, expected) = (Holder(happening.Before, address), Holder(happening.Expected, address));
        var moved = probes.FirstOrDefault(probe => probe.Node == expected).AnsweredAt;
        var interruptions = Interruption.Find(session.Probes[address], happening.At, happening.Until);
        var gaps = interruptions.Where(interruption => interruption.Lost > 0).ToList();

        // By its end, because a request under way when the event came belongs to the event.
        var requests = session.Requests.Where(request =>
            request.Name == address && request.End >= happening.At && request.End < happening.Until).ToList();
        var failed = requests.Where(request => request.Failed).ToList();
        return new(
            happening.Name,
            address,
            gaps.Sum(gap => gap.Lost),
            gaps.Count == 0 ? 0 : gaps.Max(gap => gap.End - gap.Start) / 1e6,
            requests.Count,
            failed.Count,
            failed.Count(request => !Excuses(happening, moved, interruptions).Any(excuse => excuse.Touches(request.Start, request.End))),
            before,
            Holder(happening.After, address),
            expected,
            moved == 0 ? null : (moved - happening.At) / 1e6,
            probes.Count(probe => probe.Node != before));
    }

    private static IEnumerable<Interruption> Excuses(SessionEvent happening, long moved, IReadOnlyList<Interruption> interruptions) =>
        happening.Bound.Kind == BoundKind.Moved ? interruptions.Append(new(happening.At, moved, 0)) : interruptions;

    private static string Holder(IReadOnlyDictionary<string, string> holders, string address) => holders.GetValueOrDefault(address, "-");
}
