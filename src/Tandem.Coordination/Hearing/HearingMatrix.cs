using System.Collections.Immutable;

namespace Tandem.Coordination.Hearing;

/// <summary>Who hears whom, and what is wrong with it, as this node knows it.</summary>
/// <param name="At">When.</param>
/// <param name="Members">Who lives and has said whom it hears, this node among them, by name. Of others nothing is known.</param>
/// <param name="Cells">What they say, ordered by segment, family, hearer and speaker.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record HearingMatrix(
    DateTimeOffset At, ImmutableArray<string> Members, ImmutableArray<HearingCell> Cells, ImmutableArray<HearingFault> Faults)
{
    /// <summary>Puts together what is known.</summary>
    internal static HearingMatrix Of(HearingView view, ImmutableArray<HearingFault> faults, DateTimeOffset at) => new(
        at,
        [.. view.Members.Select(member => member.Node)],
        [
            .. from member in view.Members
               from finding in member.Report.Findings
               orderby finding.Segment, finding.Family, member.Node, finding.Peer
               select new HearingCell(
                   finding.Segment, finding.Family, member.Node, finding.Peer, HearingView.IsHeard(finding), finding.Missed, finding.Silence + member.Age),
        ],
        faults);
}
