namespace Tandem.Coordination.Timeline;

/// <summary>The words of the kinds.</summary>
public static class TimelineKinds
{
    private static readonly Dictionary<TimelineKind, string> Words = new()
    {
        [TimelineKind.Life] = "life",
        [TimelineKind.Transition] = "transition",
        [TimelineKind.Hint] = "hint",
        [TimelineKind.HandOver] = "hand-over",
        [TimelineKind.Link] = "link",
        [TimelineKind.Discard] = "discard",
        [TimelineKind.Operator] = "operator",
        [TimelineKind.Configuration] = "configuration",
        [TimelineKind.Stall] = "stall",
        [TimelineKind.Late] = "late",
        [TimelineKind.Member] = "member",
        [TimelineKind.Record] = "record",
        [TimelineKind.Priority] = "priority",
        [TimelineKind.Authenticity] = "authenticity",
        [TimelineKind.Advice] = "advice",
        [TimelineKind.Check] = "check",
        [TimelineKind.Channel] = "channel",
    };

    /// <summary>Every word there is.</summary>
    public static IReadOnlyCollection<string> All => Words.Values;

    public static string Word(this TimelineKind kind) => Words[kind];
}
