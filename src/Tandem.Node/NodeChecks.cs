using Tandem.Coordination.Checks;
using Tandem.Coordination.Hosting;
using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;

namespace Tandem.Node;

/// <summary>A node's health checks: how this process looks, and the part of the cluster that exchanges what it saw.</summary>
internal static class NodeChecks
{
    public static IProber Prober() => new Prober(new ScriptRunner(TimeProvider.System), TimeProvider.System);

    /// <summary>Also when this node looks at nothing: then it has nothing to tell yet.</summary>
    public static CoordinationPart Part(PeerChecksBoard peers) => peers.Part;
}
