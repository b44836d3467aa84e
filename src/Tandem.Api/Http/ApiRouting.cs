using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Api.Contracts;
using Tandem.Api.Metrics;

namespace Tandem.Api.Http;

/// <summary>Which path is answered by whom.</summary>
internal static class ApiRouting
{
    public static void Map(WebApplication app, ApiPorts ports)
    {
        var lines = new TimelineLines(ports);
        var (reports, commands) = (new Reports(ports, lines), new CommandCounter(ports, app.Lifetime.ApplicationStopping));
        var (changes, pages) = (new ChangeCounter(ports), new SitePages(ports.Site));
        app.Use(Guarded);
        app.Use(MetricsPort.Guard);
        app.UseRouting();
        app.MapGet(ApiRoutes.Status, (RequestDelegate)reports.Status);
        app.MapGet(ApiRoutes.Members, (RequestDelegate)reports.Members);
        app.MapGet(ApiRoutes.Matrix, (RequestDelegate)reports.Matrix);
        app.MapGet(ApiRoutes.Drift, (RequestDelegate)reports.Drift);
        app.MapGet(ApiRoutes.Timeline, (RequestDelegate)reports.Timeline);
        app.MapGet(ApiRoutes.Events, (RequestDelegate)new EventStream(ports, lines, app.Lifetime.ApplicationStopping).Follow);
        app.MapGet(ApiRoutes.Traffic, (RequestDelegate)new TrafficPage(ports).Show);
        app.MapGet(ApiRoutes.OpenApi, (RequestDelegate)OpenApiDocument.Show);
        app.MapGet(ApiRoutes.Metrics, (RequestDelegate)new MetricsPage(ports.Metrics is { } sources ? new(ports.Configured, ports.Eyes, sources) : null).Show);
        app.MapMethods("/", SitePages.Methods, (RequestDelegate)pages.Show);
        app.MapMethods("/assets/{name}", SitePages.Methods, (RequestDelegate)pages.Show);
        app.MapPost(ApiRoutes.Drain, (RequestDelegate)commands.Drain);
        app.MapPost(ApiRoutes.Undrain, (RequestDelegate)commands.Undrain);
        app.MapPost(ApiRoutes.Move, (RequestDelegate)commands.Move);
        app.MapPost(ApiRoutes.Unmove, (RequestDelegate)commands.Unmove);
        app.MapPost(ApiRoutes.Plan, (RequestDelegate)changes.Plan);
        app.MapPost(ApiRoutes.Apply, (RequestDelegate)changes.Apply);
        app.MapPost(ApiRoutes.Confirm, (RequestDelegate)changes.Confirm);
        app.MapPost(ApiRoutes.Reload, (RequestDelegate)changes.Reload);
    }

    /// <summary>Whatever goes wrong below is said in the one form, and ends with the request.</summary>
    private static async Task Guarded(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (!context.Response.HasStarted && context.Response.StatusCode is 404 or 405)
            {
                await RefuseUnmatched(context).ConfigureAwait(false);
            }
        }
        catch (RefusedException refused) when (!context.Response.HasStarted)
        {
            await Answer.Refuse(context, refused.Refusal, refused.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            var isLarge = bad.StatusCode == Refusal.TooLarge.Status;
            await Answer.Refuse(
                context, isLarge ? Refusal.TooLarge : Refusal.BadRequest, isLarge ? $"the body is too large; allowed {ApiLimits.MostOf(context.Request.Path)} bytes" : "the request ended early, or came too slowly").ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or this node stops: nobody reads an answer.
            context.Abort();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !context.Response.HasStarted)
        {
            await Answer.Refuse(context, Refusal.Failed, $"{fault.GetType().Name}: nothing was changed by this answer; see the node's log").ConfigureAwait(false);
        }
    }

    private static Task RefuseUnmatched(HttpContext context) => context.Response.StatusCode == Refusal.WrongMethod.Status
        ? Answer.Refuse(context, Refusal.WrongMethod, $"the method is {Quoted.Text(context.Request.Method)}; allowed {context.Response.Headers.Allow}")
        : Answer.Refuse(context, Refusal.UnknownPath, $"the path is {Quoted.Text(context.Request.Path)}; allowed: {string.Join(", ", Operations.All.Select(operation => operation.Path))}");
}
