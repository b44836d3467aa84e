using Tandem.Api.Changes;
using Tandem.Api.Commands;
using Tandem.Api.Facts;
using Tandem.Api.Metrics;
using Tandem.Api.Sights;
using Tandem.Coordination.Timeline;
using Tandem.Dashboard;

namespace Tandem.Api;

/// <summary>What the API needs of the process.</summary>
/// <param name="Configured">The configuration, as it is now.</param>
/// <param name="Eyes">See the cluster.</param>
/// <param name="Time">The clock.</param>
public sealed record ApiPorts(Func<ClusterFacts> Configured, IClusterEyes Eyes, TimeProvider Time)
{
    /// <summary>The configuration.</summary>
    public ClusterFacts Facts => Configured();

    /// <summary>Has the node follow other configurations; null: it cannot.</summary>
    public IChangeDesk? Changes { get; init; }

    /// <summary>Takes commands; null: there is no channel through which anybody would follow them.</summary>
    public ICommandDesk? Commands { get; init; }

    /// <summary>What is measured; null: nothing is.</summary>
    public MetricSources? Metrics { get; init; }

    /// <summary>Looks up what happened; null: nothing is recorded.</summary>
    public Func<TimelineQuery, CancellationToken, Task<TimelinePage>>? Timeline { get; init; }

    /// <summary>Tells what happens from now on, or from a place on; null: nothing is recorded.</summary>
    public Func<TimelineQuery, long?, CancellationToken, IAsyncEnumerable<TimelineArrival>>? Follow { get; init; }

    /// <summary>The dashboard's files.</summary>
    public Site Site { get; init; } = Site.Embedded;

    /// <summary>This life of the node, in which those places hold.</summary>
    public Guid Life { get; init; } = Guid.NewGuid();
}
