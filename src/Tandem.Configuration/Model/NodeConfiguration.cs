using Tandem.Network.Checks;
using Tandem.Vrrp.Model;

namespace Tandem.Configuration.Model;

/// <summary>Everything one node needs, derived from the document all nodes share.</summary>
/// <param name="Cluster">Name of the cluster.</param>
/// <param name="Name">Name of this node.</param>
/// <param name="Address">This node on the management network.</param>
/// <param name="RunDirectory">Where state that must not outlive a boot is kept.</param>
/// <param name="GateLease">How long the gate stays open when nobody renews it.</param>
/// <param name="StallTimeout">How long an actor, or the kernel, may owe an answer before the routers it is owed to are released.</param>
/// <param name="RepeatsPerSecond">How many repeated announcements a segment sends in a second.</param>
/// <param name="Coordination">The channel to the other nodes; null when there is none.</param>
/// <param name="Segments">The segments with a router this node takes part in, by name.</param>
public sealed record NodeConfiguration(
    string Cluster,
    string Name,
    IPvXAddress Address,
    string RunDirectory,
    TimeSpan GateLease,
    TimeSpan StallTimeout,
    int RepeatsPerSecond,
    CoordinationConfiguration? Coordination,
    ValueList<SegmentConfiguration> Segments)
{
    /// <summary>Where this node keeps what must outlive a boot.</summary>
    public string StateDirectory { get; init; } = "/var/lib/tandem";

    /// <summary>The path of the socket on which this node answers; null: it does not.</summary>
    public string? ApiSocket { get; init; }

    /// <summary>Where it answers over TLS as well; null: nowhere.</summary>
    public ApiPort? ApiPort { get; init; }

    /// <summary>Where its metrics can be had beside that.</summary>
    public MetricsConfiguration Metrics { get; init; } = MetricsConfiguration.None;

    /// <summary>How this node records what happened.</summary>
    public TimelineOptions Timeline { get; init; } = TimelineOptions.Default;

    /// <summary>The health checks that its routers use.</summary>
    public ValueList<CheckPlan> Checks { get; init; } = [];
}
