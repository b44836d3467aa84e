using Akka.Configuration;
using Microsoft.Extensions.Logging;
using Tandem.Configuration.Model;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;

namespace Tandem.Node;

/// <summary>The cluster's share in a node's life: begun last, ended last, and never waited for by anything that holds an address.</summary>
internal static class NodeCoordination
{
    /// <summary>Nobody waits for us to leave: the addresses are released long before.</summary>
    public static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(1.5);

    private static readonly Config Loggers = ConfigurationFactory.ParseString("""
        akka.loggers = ["Tandem.Node.ActorLogger, tandem-node"]
        akka.loglevel = INFO
        akka.stdout-loglevel = OFF
        """);

    /// <summary>Null when the file has no channel, or nobody to talk to.</summary>
    public static Coordinator? Start(NodeConfiguration node, ILoggerFactory logging)
    {
        if (node.Coordination is not { } channel)
        {
            return null;
        }

        var log = logging.CreateLogger("Tandem.Coordination");
        var options = new Coordination.Hosting.CoordinationOptions(
            node.Cluster, node.Name, channel.Port, [.. channel.Nodes.Select(peer => new CoordinationNode(peer.Name, peer.Address))]);
        var coordinator = new Coordinator(options, new CoordinatorPorts(() => CoordinationTransport.Plain, happened => Tell(log, happened), TimeProvider.System)
        {
            Loggers = Loggers,
            Setups = [new ActorLoggerSetup(logging)],
        });
        coordinator.Start();
        return coordinator;
    }

    private static void Tell(ILogger log, CoordinatorEvent happened) =>
        log.Log(happened.IsWarning ? LogLevel.Warning : LogLevel.Information, "{Event}", happened);
}
