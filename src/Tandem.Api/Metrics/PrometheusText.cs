using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tandem.Api.Metrics;

/// <summary>Writes Prometheus' text format 0.0.4. A metric without a value is left out.</summary>
/// <param name="output">Takes the bytes.</param>
internal sealed class PrometheusText(IBufferWriter<byte> output) : ISampleSink
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private const int LongestNumber = 32;

    private byte[] _name = [];
    private Metric? _begun;

    /// <summary>Writes one metric.</summary>
    public void Write(Metric metric, MetricReading reading)
    {
        _begun = metric;
        _name = Encoding.UTF8.GetBytes(metric.Name);
        metric.Read(reading, this);
    }

    /// <inheritdoc/>
    public void Put(LabelSet labels, double value, LabelSet? detail = null)
    {
        Begin();
        output.Write(_name);
        if (!labels.Text.IsEmpty || detail is not null)
        {
            output.Write("{"u8);
            output.Write(labels.Text);
            output.Write(labels.Text.IsEmpty || detail is null ? ""u8 : ","u8);
            output.Write(detail is null ? [] : detail.Text);
            output.Write("}"u8);
        }

        output.Write(" "u8);
        var number = output.GetSpan(LongestNumber);
        value.TryFormat(number, out var length, "R", CultureInfo.InvariantCulture);
        output.Advance(length);
        output.Write("\n"u8);
    }

    private void Begin()
    {
        if (_begun is { } metric)
        {
            _begun = null;
            output.Write(Encoding.UTF8.GetBytes($"# HELP {metric.Name} {metric.Help}\n# TYPE {metric.Name} {(metric.Kind == MetricKind.Counter ? "counter" : "gauge")}\n"));
        }
    }
}
