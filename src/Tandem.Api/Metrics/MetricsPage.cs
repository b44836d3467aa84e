using Microsoft.AspNetCore.Http;
using Tandem.Api.Http;
using Tandem.Api.Metrics.Catalog;

namespace Tandem.Api.Metrics;

/// <summary>Answers Prometheus. One metric after the other goes out, so that nothing large is held for a slow reader.</summary>
/// <param name="reader">Null: nothing is measured.</param>
internal sealed class MetricsPage(MetricReader? reader)
{
    public async Task Show(HttpContext context)
    {
        var reading = await (reader ?? throw new RefusedException(Refusal.Unavailable, "nothing is measured in this process")).ReadAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = PrometheusText.MediaType;
        var body = context.Response.BodyWriter;
        var text = new PrometheusText(body);
        foreach (var metric in MetricCatalog.All)
        {
            text.Write(metric, reading);
            if (body.UnflushedBytes > 0)
            {
                await body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            }
        }
    }
}
