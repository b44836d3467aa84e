using System.Collections.Concurrent;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Metrics;

/// <summary>Takes readings.</summary>
/// <param name="configured">The configuration, as it is now.</param>
/// <param name="eyes">See the cluster.</param>
/// <param name="sources">What is counted.</param>
internal sealed class MetricReader(Func<ClusterFacts> configured, IClusterEyes eyes, MetricSources sources)
{
    private readonly ConcurrentDictionary<(string Name, VirtualRouterKey Key), LabelSet> _routers = new();
    private readonly ConcurrentDictionary<string, LabelSet> _segments = new(StringComparer.Ordinal);

    /// <summary>This node's actors are asked first, so that nothing old is shown as of now.</summary>
    public async Task<MetricReading> ReadAsync(CancellationToken cancellation)
    {
        var answer = await eyes.AskLatenessAsync(cancellation).ConfigureAwait(false);
        return new(
            configured(),
            sources,
            eyes.Look(),
            sources.Lateness(),
            answer is not null,
            [
                .. from router in sources.Local.Current.Routers.Values
                   orderby router.Name
                   select new RouterReading(
                       _routers.GetOrAdd((router.Name, router.Key), static id => RouterReading.LabelsOf(id.Name, id.Key)), router, sources.Wire.Of(router.Key), sources.Counts.Of(router.Key)),
            ],
            [
                .. from segment in sources.Wire.Segments
                   orderby segment.Key
                   select new SegmentReading(_segments.GetOrAdd(segment.Key, static name => new LabelSet(("segment", name))), segment.Value),
            ]);
    }
}
