namespace Tandem.Coordination.Messages;

/// <summary>Whom the sender hears, and who answers it. Together with the others' reports it shows who is deaf and who is mute.</summary>
/// <param name="Findings">One for each peer on each segment of which enough is known.</param>
public sealed record ProbeReport(Items<ProbeFinding> Findings) : INodeMessage
{
    /// <summary>One for each segment; a node that is a version older has none.</summary>
    public Items<SegmentEar> Ears { get; init; } = [];
}
