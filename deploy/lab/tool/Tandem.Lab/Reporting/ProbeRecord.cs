namespace Tandem.Lab.Reporting;

/// <summary>One probe: when it left, when and by whom it was answered, and how many answers came.</summary>
internal readonly record struct ProbeRecord(long Sent, long AnsweredAt, string Node, int Answers)
{
    private const long Patience = 1_000_000_000;

    /// <summary>An answer later than a second (out of a neighbour queue, say) is worth nothing to a client.</summary>
    public bool Lost => Answers == 0 || AnsweredAt - Sent > Patience;
}
