using System.Collections.Immutable;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>What all living members say at one moment, and what follows from it about a pair of them.</summary>
public sealed class HearingView
{
    /// <summary>Longer than this without a frame is silence: two questions of a peer that never came, and half of the third's time.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(1250);

    /// <summary>So much later must one have heard the other than the other heard anything, for this to be no split that both notice at once.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(750);

    private const uint MostMissed = 3;

    private readonly ImmutableSortedDictionary<string, MemberHearing> _members;
    private readonly ILookup<(string Node, string Segment), ProbeFinding> _findings;
    private readonly ILookup<(string Node, string Segment), SegmentEar> _ears;

    public HearingView(IEnumerable<MemberHearing> members)
    {
        _members = members.ToImmutableSortedDictionary(member => member.Node, member => member, StringComparer.Ordinal);
        _findings = Members.SelectMany(member => member.Report.Findings.Select(finding => (member.Node, finding))).ToLookup(said => (said.Node, said.finding.Segment), said => said.finding);
        _ears = Members.SelectMany(member => member.Report.Ears.Select(ear => (member.Node, ear))).ToLookup(said => (said.Node, said.ear.Segment), said => said.ear);
    }

    /// <summary>The living members, by name.</summary>
    public IEnumerable<MemberHearing> Members => _members.Values;

    /// <summary>Every segment of which any of them speaks.</summary>
    public IEnumerable<string> Segments =>
        Members.SelectMany(member => member.Report.Ears).Select(ear => ear.Segment).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The living members that have a carrier on a segment.</summary>
    public ImmutableArray<string> On(string segment) =>
        [.. _members.Keys.Where(node => EarOf(segment, node) is { HasCarrier: true })];

    /// <summary>The member of this name, if it lives.</summary>
    public MemberHearing? Find(string node) => _members.GetValueOrDefault(node);

    /// <summary>What a member is for a router; null when it does not live or take part.</summary>
    public RouterPosition? Position(VirtualRouterKey key, string node) => Find(node)?.Routers.GetValueOrDefault(key);

    /// <summary>Whether one node hears another on a segment, in whatever family; null when that is not known.</summary>
    public bool? Hears(string segment, string hearer, string speaker) =>
        FindingsOf(segment, hearer, speaker).Select(IsHeard).Aggregate((bool?)null, (known, heard) => known == true || heard);

    /// <summary>Whether a node hears no other one; null when nothing is known.</summary>
    public bool? HearsNobody(string segment, string hearer) =>
        FindingsOf(segment, hearer).Select(IsHeard).Aggregate((bool?)null, (nobody, heard) => nobody != false && !heard);

    /// <summary>Since a member heard any frame at all.</summary>
    public TimeSpan Quiet(string segment, string node) =>
        EarOf(segment, node)?.Silence is { } silence ? silence + Find(node)!.Age : TimeSpan.MaxValue;

    /// <summary>Whether a member hears any host at all, or has heard one since the members fell silent for it.</summary>
    public bool HearsAnybody(string segment, string node) => EarOf(segment, node) is { HearsOthers: true } || Quiet(segment, node) < Silence;

    /// <summary>Whether one has heard the other at a time when that one had long heard nothing any more.</summary>
    public bool HeardAfterSilence(string segment, string hearer, string silent) => Quiet(segment, silent) is var quiet
        && FindingsOf(segment, hearer, silent).Any(finding => finding.Silence is { } last && last < Silence && quiet - Margin >= last + Find(hearer)!.Age);

    /// <summary>Whether the witness answers a member; null when there is none, or it is not known.</summary>
    public bool? ReachesWitness(string segment, string node) => EarOf(segment, node)?.Witness;

    /// <summary>Whether a finding says that the peer is heard: it asks, or it answers.</summary>
    internal static bool IsHeard(ProbeFinding finding) => finding.Missed < MostMissed || finding.Silence < Silence;

    private SegmentEar? EarOf(string segment, string node) => _ears[(node, segment)].FirstOrDefault();

    private IEnumerable<ProbeFinding> FindingsOf(string segment, string hearer, string speaker) =>
        FindingsOf(segment, hearer).Where(finding => finding.Peer == speaker);

    private IEnumerable<ProbeFinding> FindingsOf(string segment, string hearer) => _findings[(hearer, segment)];
}
