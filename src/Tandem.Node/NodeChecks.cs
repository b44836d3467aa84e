using Tandem.Coordination.Checks;
using Tandem.Coordination.Hosting;
using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;
using Tandem.Network.Linux.Guard;

namespace Tandem.Node;

/// <summary>A node's health checks: how this process looks, and the part of the cluster that exchanges what it saw.</summary>
internal static class NodeChecks
{
    /// <summary>Scripts are run by the guard, which may do more than this process; without one, as in development, from here.</summary>
    public static IProber Prober(GuardLink? guard) => new Prober(guard is null ? new ScriptRunner(TimeProvider.System) : new GuardScripts(guard, TimeProvider.System), TimeProvider.System);

    /// <summary>Also when this node looks at nothing: then it has nothing to tell yet.</summary>
    public static CoordinationPart Part(PeerChecksBoard peers) => peers.Part;
}
