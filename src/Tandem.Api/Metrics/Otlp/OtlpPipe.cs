using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Tandem.Api.Facts;
using Tandem.Api.Metrics.Catalog;

namespace Tandem.Api.Metrics.Otlp;

/// <summary>The metrics as instruments, and OpenTelemetry's library that reads and sends them. The only code that loads it.</summary>
internal sealed class OtlpPipe : IDisposable
{
    private const string MeterName = "Tandem";
    private const int LongestSending = 5000;

    /// <summary>The library keeps a place for each series of a metric; what finds none is summed up, nameless.</summary>
    private const int LeastSeries = 200;
    private const int ReasonsOfOneRouter = 8;

    private readonly Meter _meter;
    private readonly BaseExportingMetricReader _exporter;
    private readonly MeterProvider _provider;
    private MetricReading? _reading;

    public OtlpPipe(OtlpOptions options, ClusterFacts facts, string version)
    {
        _meter = new Meter(MeterName, version);
        foreach (var metric in MetricCatalog.All)
        {
            Create(metric);
        }

        var series = LeastSeries + (facts.Routers.Length * ReasonsOfOneRouter);
        _exporter = new BaseExportingMetricReader(new OtlpMetricExporter(new OtlpExporterOptions
        {
            Endpoint = options.Address,
            Protocol = OtlpExportProtocol.HttpProtobuf,
            TimeoutMilliseconds = LongestSending,
        }));
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("tandem", facts.Cluster, version, autoGenerateServiceInstanceId: false, facts.Node))
            .AddMeter(MeterName)
            .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = series })
            .AddReader(_exporter)
            .Build();
    }

    /// <summary>Blocks for as long as the collector takes.</summary>
    /// <returns>False: it did not take them.</returns>
    public bool Send(MetricReading reading)
    {
        _reading = reading;
        return _exporter.Collect(LongestSending);
    }

    public void Dispose()
    {
        _reading = null;
        _provider.Dispose();
        _meter.Dispose();
    }

    private void Create(Metric metric)
    {
        IEnumerable<Measurement<double>> Observe()
        {
            var samples = new Samples();
            if (_reading is { } reading)
            {
                metric.Read(reading, samples);
            }

            return samples.Taken;
        }

        // What reads OTLP for Prometheus puts the ending back.
        var name = metric.Kind == MetricKind.Counter ? metric.Name[..^"_total".Length] : metric.Name;
        if (metric.Kind == MetricKind.Counter)
        {
            _meter.CreateObservableCounter(name, Observe, metric.Unit, metric.Help);
        }
        else
        {
            _meter.CreateObservableGauge(name, Observe, metric.Unit, metric.Help);
        }
    }

    private sealed class Samples : ISampleSink
    {
        public List<Measurement<double>> Taken { get; } = [];

        public void Put(LabelSet labels, double value, LabelSet? detail = null) =>
            Taken.Add(new(value, detail is null ? labels.Tags : [.. labels.Tags, .. detail.Tags]));
    }
}
