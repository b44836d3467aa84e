using Tandem.Coordination.Rosters;
using Tandem.Network.Capture;

namespace Tandem.Node;

/// <summary>What the members are told of this node besides the standing of its routers.</summary>
internal static class NodeRoster
{
    public static NodeFigures Figures(RunningConfiguration running, LinkRuntime links) =>
        new(() => running.Digest, () => links.Lateness.Worst, key => AdvertisementCounts.Of(links.Counts.Of(key)));
}
