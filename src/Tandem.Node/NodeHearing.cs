using System.Collections.Immutable;
using Tandem.Configuration.Model;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Hosting;
using Tandem.Network.Linux.Probes;
using Tandem.Network.Probes;

namespace Tandem.Node;

/// <summary>The cluster's ears on this node's segments.</summary>
internal sealed class NodeHearing
{
    private readonly PartRenewal _renewal = new();

    public NodeHearing(RunningConfiguration running) => Part = HearingPart.Of(() => Options(running.Node), new LanProbe(), Board, _renewal);

    /// <summary>Who hears whom.</summary>
    public HearingBoard Board { get; } = new();

    /// <summary>For the cluster's system.</summary>
    public CoordinationPart Part { get; }

    /// <summary>Another document holds.</summary>
    public void Follow(NodeConfiguration before, NodeConfiguration after)
    {
        if (!Ears(before).SequenceEqual(Ears(after)))
        {
            _renewal.Ask();
        }
    }

    private static IEnumerable<(string Name, string Interface, ArbitrationOptions Arbitration)> Ears(NodeConfiguration node) =>
        node.Segments.Select(segment => (segment.Name, segment.Interface, segment.Arbitration));

    private static HearingOptions Options(NodeConfiguration node) => new(
        [.. node.Segments.Select(segment => new ProbedSegment(segment.Name, segment.Interface))],
        node.Segments
            .Where(segment => segment.Arbitration.IsOn)
            .ToImmutableDictionary(segment => segment.Name, segment => new ArbitrationSetting(segment.Arbitration.Witness), StringComparer.Ordinal));
}
