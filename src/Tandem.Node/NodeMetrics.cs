using System.Reflection;
using Tandem.Actors.Node;
using Tandem.Api.Local;
using Tandem.Api.Metrics;
using Tandem.Network.Capture;

namespace Tandem.Node;

/// <summary>Where the metrics of this process are found.</summary>
internal static class NodeMetrics
{
    public static Func<LocalBoard, MetricSources> Of(RunningConfiguration running, LinkRuntime links, NodePorts ports, NodeTimeline timeline, NodeWitness witness, NodeCoordination? coordination)
    {
        var started = TimeProvider.System.GetUtcNow();
        return local => new(local, links.Counts, ports.Counts, ports.Lateness)
        {
            Version = typeof(NodeMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Started = started,
            ConfigurationDigest = () => witness.Drift.Own.Digest,
            Attested = () => running.Attested,
            TimelineDropped = () => timeline.Dropped,
            CertificateEnd = () => coordination?.CertificateEnd,
        };
    }
}
