using System.Collections.Immutable;
using Tandem.Configuration.Model;
using Tandem.Coordination.Hearing;
using Tandem.Coordination.Hosting;
using Tandem.Network.Linux.Probes;
using Tandem.Network.Probes;

namespace Tandem.Node;

/// <summary>The cluster's ears on this node's segments.</summary>
internal static class NodeHearing
{
    public static CoordinationPart Part(NodeConfiguration node, HearingBoard board) => HearingPart.Of(Options(node), new LanProbe(), board);

    private static HearingOptions Options(NodeConfiguration node) => new(
        [.. node.Segments.Select(segment => new ProbedSegment(segment.Name, segment.Interface))],
        node.Segments
            .Where(segment => segment.Arbitration.IsOn)
            .ToImmutableDictionary(segment => segment.Name, segment => new ArbitrationSetting(segment.Arbitration.Witness), StringComparer.Ordinal));
}
