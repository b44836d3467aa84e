using Akka.Configuration;
using Microsoft.Extensions.Logging;
using Tandem.Configuration.Model;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Timeline;

namespace Tandem.Node;

/// <summary>The cluster's share in a node's life: begun last, ended last, and never waited for by anything that holds an address.</summary>
internal sealed class NodeCoordination : IAsyncDisposable
{
    /// <summary>Nobody waits for us to leave: the addresses are released long before.</summary>
    public static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(1.5);

    private static readonly Config Loggers = ConfigurationFactory.ParseString("""
        akka.loggers = ["Tandem.Node.ActorLogger, tandem-node"]
        akka.loglevel = INFO
        akka.stdout-loglevel = OFF
        akka.stdout-logger-class = "Tandem.Node.SilentConsole, tandem-node"
        """);

    private readonly NodeTransport _transport;
    private readonly Coordinator _coordinator;

    private NodeCoordination(NodeConfiguration node, CoordinationConfiguration channel, LocalNode local, NodeTimeline timeline, ILoggerFactory logging)
    {
        var log = logging.CreateLogger("Tandem.Coordination");
        _transport = new NodeTransport(node, channel, line => log.LogWarning("{Line}", line));
        var options = new Coordination.Hosting.CoordinationOptions(
            node.Cluster, node.Name, channel.Port, [.. channel.Nodes.Select(peer => new CoordinationNode(peer.Name, peer.Address))])
        {
            BootId = local.Boot,
        };
        _coordinator = new Coordinator(options, new CoordinatorPorts(_transport.Next, happened => Tell(log, timeline.Recorder, happened), TimeProvider.System)
        {
            Loggers = Loggers,
            Setups = [new ActorLoggerSetup(logging)],
            Advice = local.Root,
            Figures = local.Figures,
            Roster = local.Roster,
            Clock = timeline.Clock,
            Parts = [timeline.Part, .. local.Parts],
        });
        _transport.Changed += _coordinator.Renew;
        _coordinator.Start();
    }

    /// <summary>Null when the file has no channel, or nobody to talk to.</summary>
    public static NodeCoordination? Start(NodeConfiguration node, LocalNode local, NodeTimeline timeline, ILoggerFactory logging) =>
        node.Coordination is { } channel ? new(node, channel, local, timeline, logging) : null;

    /// <summary>Who is a member and reached, now.</summary>
    public MemberTable Members => _coordinator.Members;

    /// <summary>When this node's certificate ends; null: it has none.</summary>
    public DateTimeOffset? CertificateEnd => _transport.CertificateEnd;

    /// <summary>Leaves the cluster within the limit; with no time at all, without leaving.</summary>
    public Task StopAsync(TimeSpan limit) => _coordinator.StopAsync(limit);

    public async ValueTask DisposeAsync()
    {
        _transport.Dispose();
        await _coordinator.DisposeAsync().ConfigureAwait(false);
    }

    private static void Tell(ILogger log, TimelineRecorder recorder, CoordinatorEvent happened)
    {
        recorder.Record(happened);
        log.Log(happened.IsWarning ? LogLevel.Warning : LogLevel.Information, "{Event}", happened);
    }
}
