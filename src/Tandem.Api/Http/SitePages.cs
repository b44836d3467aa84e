using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Tandem.Dashboard;

namespace Tandem.Api.Http;

/// <summary>Shows the dashboard's files. They say nothing of the cluster: that, the page asks for like everybody else.</summary>
/// <param name="site">The files.</param>
internal sealed class SitePages(Site site)
{
    private const string Index = "index.html";
    private const string Assets = "/assets/";

    private const string NoPage =
        """
        This node was built without the dashboard. With Node.js 20.19 or later and npm at hand, it is part of
            dotnet publish src/Tandem.Node -c Release -p:BuildDashboard=true
        Everything else is here: tandem status, and the API under /v1 (/v1/openapi.json).

        """;

    /// <summary>Nothing but the page's own files runs in it, it talks to nobody else, and nobody else shows it in a frame.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Whoever may not look at the cluster may still see the page, which then asks who he is.</summary>
    public static bool IsOpen(HttpRequest request) =>
        Methods.Contains(request.Method, StringComparer.Ordinal) && (request.Path == "/" || request.Path.StartsWithSegments(Assets.TrimEnd('/'), StringComparison.Ordinal));

    public Task Show(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (site.Find(path == "/" ? Index : path[1..]) is { } file)
        {
            return Show(context, file);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return path == "/" ? Without(context) : Task.CompletedTask;
    }

    private static async Task Without(HttpContext context)
    {
        Guard(context.Response);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = NoPage.Length;
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.WriteAsync(NoPage, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task Show(HttpContext context, SiteFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var compressed = file.IsCompressed && request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is null or > 0);
        Guard(response);
        response.Headers.ETag = file.TagOf(compressed);
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = file.HasNameOfContent ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch.ToString().Contains(file.TagOf(compressed), StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await using var content = file.Open(compressed);
        response.ContentType = file.MediaType;
        response.ContentLength = content.Length;
        if (compressed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await content.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static void Guard(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
