using Akka.Actor;
using Akka.Configuration;
using Microsoft.Extensions.Logging;
using Tandem.Actors.Node;
using Tandem.Configuration.Model;
using Tandem.Network.Capture;
using Tandem.Network.Linux;
using Tandem.Network.Linux.Node;
using Tandem.Network.Linux.Watch;

namespace Tandem.Node;

/// <summary>A node's life, from the start to the exit code.</summary>
internal static class NodeProcess
{
    private static readonly TimeSpan FavourInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(4);

    private static readonly Config Loggers = ConfigurationFactory.ParseString("""
        akka.loggers = ["Tandem.Node.ActorLogger, tandem-node"]
        akka.loglevel = INFO
        akka.stdout-loglevel = WARNING
        """);

    public static async Task<int> RunAsync(NodeConfiguration node, LogFormat format, TextWriter errors)
    {
        using var logging = ConsoleLogging.Create(format);
        var log = logging.CreateLogger("Tandem.Node");
        var warnings = new Warnings(log, TimeProvider.System);
        if (!Essentials.Check(node, errors, out var instance))
        {
            return ExitCode.Refused;
        }

        using (instance)
        using (var stop = new StopSignal())
        {
            using var favour = new Timer(_ => Favour(warnings.Tell), null, TimeSpan.Zero, FavourInterval);
            var runDirectory = RunDirectory.Open(node.RunDirectory, warnings.Tell);
            using var links = new LinkRuntime(runDirectory.Path, warnings.Tell);
            var ports = new NodePorts(links, new InterfaceWatch(), new ChecksumMemory(runDirectory, warnings.Tell), TimeProvider.System);
            using var system = VrrpSystem.Create(() => RaiseActors(warnings.Tell), Loggers, new ActorLoggerSetup(logging));
            var root = VrrpSystem.StartNode(system, NodePlanner.Plan(node), ports, NodeTimings.Default);
            log.LogInformation("node {Node} of cluster {Cluster} started", node.Name, node.Cluster);

            await stop.Received.ConfigureAwait(false);
            log.LogInformation("stopping: every address is released");
            var stopped = await root.Ask<NodeProtocol.Stopped>(new NodeProtocol.Stop(), LongestStop).ConfigureAwait(false);
            log.LogInformation("stopped {Manner}", stopped.Orderly ? "in order" : "late");
        }

        return ExitCode.Success;
    }

    private static void RaiseActors(Action<string> warn)
    {
        if (RealTime.TryRaiseThisThread() is { } refusal)
        {
            warn(refusal);
        }
    }

    private static void Favour(Action<string> warn)
    {
        if (RealTime.TryFavourOtherThreads() is { } refusal)
        {
            warn(refusal);
        }
    }
}
