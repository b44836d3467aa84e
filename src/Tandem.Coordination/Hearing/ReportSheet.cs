using System.Collections.Immutable;
using Tandem.Coordination.Messages;
using Tandem.Network.Probes;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Hearing;

/// <summary>Whom to ask, and what is reported of what was heard: between names, which members know, and addresses, which are on the wire.</summary>
/// <param name="options">What is to be heard.</param>
internal sealed class ReportSheet(HearingOptions options)
{
    private readonly Dictionary<ProbeTarget, string> _peers = [];

    /// <summary>Everybody whose address is known, and the witnesses.</summary>
    /// <param name="own">This node's addresses, by segment and family.</param>
    /// <param name="others">Theirs, by name.</param>
    /// <param name="virtuals">Addresses that move: whoever has one now, it proves nothing of a node.</param>
    public ImmutableArray<ProbeTarget> Aim(
        IReadOnlySet<(string Segment, IPvXAddress Source)> own,
        IEnumerable<(string Node, string Segment, IPvXAddress Source)> others,
        IReadOnlySet<(string Segment, IPvXAddress Address)> virtuals)
    {
        _peers.Clear();
        foreach (var (node, segment, address) in others)
        {
            if (SourceFor(segment, address) is { } source && !virtuals.Contains((segment, address)))
            {
                _peers[new ProbeTarget(segment, source, address)] = node;
            }
        }

        ImmutableArray<ProbeTarget> witnesses =
        [
            .. from setting in options.Arbitration
               let witness = setting.Value.Witness
               where witness is not null && SourceFor(setting.Key, witness.Value) is not null
               select new ProbeTarget(setting.Key, SourceFor(setting.Key, witness.Value)!.Value, witness.Value),
        ];
        return
        [
            .. _peers.Keys.Concat(witnesses).Distinct()
                .OrderBy(target => target.Segment, StringComparer.Ordinal).ThenBy(target => target.Address).ThenBy(target => target.Source),
        ];

        IPvXAddress? SourceFor(string segment, IPvXAddress address) => own
            .Where(entry => entry.Segment == segment && entry.Source.Family == address.Family && entry.Source != address && !virtuals.Contains(entry))
            .Select(entry => (IPvXAddress?)entry.Source)
            .FirstOrDefault();
    }

    /// <summary>What a round says, for the members.</summary>
    public ProbeReport Report(ProbeRound round) => new(
    [
        .. from sight in round.Targets
           where sight.IsKnown && _peers.ContainsKey(sight.Target)
           let peer = _peers[sight.Target]
           orderby sight.Target.Segment, sight.Target.Address.Family, peer
           select new ProbeFinding(sight.Target.Segment, sight.Target.Address.Family, peer, (uint)sight.Missed, sight.Silence),
    ])
    {
        Ears = [.. round.Segments.Select(segment => new SegmentEar(segment.Segment, segment.HasCarrier, segment.Silence, segment.HearsOthers, Witness(round, segment.Segment)))],
    };

    private bool? Witness(ProbeRound round, string segment) =>
        options.Arbitration.GetValueOrDefault(segment)?.Witness is { } witness
        && round.Targets.FirstOrDefault(sight => sight.Target.Segment == segment && sight.Target.Address == witness) is { IsKnown: true } seen
            ? seen.Missed < ProbeRound.MostMissed
            : null;
}
