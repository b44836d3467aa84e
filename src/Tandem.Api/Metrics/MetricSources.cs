using System.Collections.Immutable;
using Tandem.Actors.Counts;
using Tandem.Api.Local;
using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Metrics;

/// <summary>Where the metrics find what others count anyway. All of it is read without asking or waiting.</summary>
/// <param name="Local">What this node's routers tell.</param>
/// <param name="Wire">What the link loop counts.</param>
/// <param name="Counts">What the routers went through.</param>
/// <param name="Lateness">How late the link loop was.</param>
public sealed record MetricSources(LocalBoard Local, AdvertisementLedger Wire, RouterCountLedger Counts, Func<SchedulingLateness> Lateness)
{
    /// <summary>Of this program.</summary>
    public string Version { get; init; } = "unknown";

    /// <summary>When this process began to count.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>Of what this node runs.</summary>
    public Func<string> ConfigurationDigest { get; init; } = static () => "";

    /// <summary>The routers for which the file wants that members stand for advertisements.</summary>
    public Func<ImmutableHashSet<VirtualRouterKey>> Attested { get; init; } = static () => [];

    /// <summary>Facts that the timeline could not keep.</summary>
    public Func<long> TimelineDropped { get; init; } = static () => 0;

    /// <summary>When this node's certificate for the channel ends; null: it has none.</summary>
    public Func<DateTimeOffset?> CertificateEnd { get; init; } = static () => null;
}
