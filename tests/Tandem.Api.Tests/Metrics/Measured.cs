using System.Collections.Immutable;
using Tandem.Actors.Advice;
using Tandem.Actors.Counts;
using Tandem.Api.Facts;
using Tandem.Api.Local;
using Tandem.Api.Metrics;
using Tandem.Api.Metrics.Catalog;
using Tandem.Api.Tests.Harness;
using Tandem.Network.Beat;
using Tandem.Network.Ports;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Tests.Metrics;

/// <summary>A node with its counts, and what it shows of them.</summary>
internal sealed class Measured
{
    public Measured(params (string Name, VirtualRouterKey Key, RouterRole Role)[] routers)
    {
        Sources = new(Local, Wire, Counts, () => new SchedulingLateness(TimeSpan.FromMilliseconds(0.25), TimeSpan.FromMilliseconds(12.5), 3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)))
        {
            Version = "1.2.3",
            Started = SightBuilder.Now.AddHours(-2),
            ConfigurationDigest = () => "0123456789abcdef0123",
            TimelineDropped = () => 7,
            CertificateEnd = () => SightBuilder.Now.AddDays(30),
            Attested = () => [SightBuilder.Web],
        };
        Local.Current = new(routers.Select(router => Standing(router.Name, router.Key, router.Role)).ToImmutableDictionary(router => router.Key), SightBuilder.Now);
    }

    public LocalBoard Local { get; } = new();

    public AdvertisementLedger Wire { get; } = new();

    public RouterCountLedger Counts { get; } = new();

    public FakeEyes Eyes { get; } = new();

    public MetricSources Sources { get; }

    /// <summary>Web as Master, api as Backup.</summary>
    public static Measured Pair() => new(("web", SightBuilder.Web, RouterRole.Master), ("api", SightBuilder.Api, RouterRole.Backup));

    /// <summary>What Prometheus gets, but for what the process itself has used.</summary>
    public async Task<string> ShowAsync(ClusterFacts? facts = null)
    {
        var reading = await new MetricReader(() => facts ?? SightBuilder.Facts, Eyes, Sources).ReadAsync(CancellationToken.None);
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        var text = new PrometheusText(bytes);
        foreach (var metric in MetricCatalog.All.Where(metric => metric.Name is not ("process_cpu_seconds_total" or "process_resident_memory_bytes")))
        {
            text.Write(metric, reading);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static RouterStanding Standing(string name, VirtualRouterKey key, RouterRole role)
    {
        var parameters = new VirtualRouterParameters(
            key, VrrpVersion.V3, new Priority(100), new AdvertisementInterval(100), new VirtualAddresses(new VirtualAddress(IPvXAddress.Parse("192.168.1.100"), 24)));
        return new(
            name, "eth0", role, IPvXAddress.Parse("192.168.1.11"), new Instant(0), SightBuilder.Now.AddMinutes(-10), TransitionReason.MasterDown, parameters, parameters,
            new Mastership(Guid.Empty, 1), null, IsAttested: false);
    }
}
