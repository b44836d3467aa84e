namespace Tandem.Api.Metrics.Otlp;

/// <summary>Where the metrics are sent.</summary>
/// <param name="Endpoint">A collector's; with or without a path.</param>
/// <param name="Interval">From one sending to the next.</param>
public sealed record OtlpOptions(Uri Endpoint, TimeSpan Interval)
{
    /// <summary>The path of the protocol, unless it was given one.</summary>
    internal Uri Address => Endpoint.AbsolutePath == "/" ? new Uri(Endpoint, "/v1/metrics") : Endpoint;
}
