namespace Tandem.Lab.Reporting;

/// <summary>How long a dead Master was missed, counted from its last advert: what RFC 9568 can be held to.</summary>
internal sealed record Takeover(double ToAdvertMs, double ToAnswerMs)
{
    private const string Vrid = "51";
    private const string Address = "web";

    /// <summary>Null when the capture does not show both ends, or it did not come to that.</summary>
    public static Takeover? Find(Session session, IReadOnlyList<CapturedFrame> frames)
    {
        if (session.Events is not [var death, ..])
        {
            return null;
        }

        var dead = death.Before[Address];
        var first = frames.FirstOrDefault(frame => frame.At > death.At && frame.Node != dead && frame.Claims(Vrid));
        var last = frames.LastOrDefault(frame => first is not null && frame.At < first.At && frame.Node == dead && frame.Claims(Vrid));
        var answered = session.Probes[Address].FirstOrDefault(probe => probe.Sent > death.At && probe.Node == first?.Node);
        return last is null || answered == default
            ? null
            : new((first!.At - last.At) / 1e6, (answered.AnsweredAt - last.At) / 1e6);
    }
}
