using Tandem.Coordination.Messages;
using Tandem.Coordination.Rosters;
using Tandem.Network.Capture;

namespace Tandem.Node;

/// <summary>What the members are told of this node besides the standing of its routers.</summary>
internal static class NodeRoster
{
    public static NodeFigures Figures(RunningConfiguration running, LinkRuntime links) => new(
        () => running.Digest,
        () => links.Lateness.Worst,
        key =>
        {
            var tally = links.Counts.Of(key);
            return new((ulong)tally.Sent, [.. tally.Heard.Select(heard => new HeardAdvertisements(heard.Source, (ulong)heard.Count))]);
        });
}
