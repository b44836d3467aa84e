using Tandem.Network.Checks;
using Tandem.Network.Linux.Checks;

namespace Tandem.Node;

/// <summary>How this process looks at what its health checks look at.</summary>
internal static class NodeChecks
{
    public static IProber Prober() => new Prober(new ScriptRunner(TimeProvider.System), TimeProvider.System);
}
