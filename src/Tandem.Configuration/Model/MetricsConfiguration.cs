using System.Net;

namespace Tandem.Configuration.Model;

/// <summary>Where one node's metrics can be had beside its API.</summary>
/// <param name="Listen">Answered there over TCP; null: nowhere.</param>
/// <param name="Otlp">Sent there by OTLP over HTTP; null: nowhere.</param>
/// <param name="OtlpInterval">How often.</param>
public sealed record MetricsConfiguration(IPEndPoint? Listen, Uri? Otlp, TimeSpan OtlpInterval)
{
    /// <summary>Nowhere.</summary>
    public static readonly MetricsConfiguration None = new(null, null, TimeSpan.FromSeconds(30));
}
