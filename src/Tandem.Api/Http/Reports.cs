using Microsoft.AspNetCore.Http;
using Tandem.Api.Contracts;
using Tandem.Api.Status;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>Answers what is asked.</summary>
/// <param name="ports">What is known.</param>
/// <param name="lines">Entries of the timeline in the words of the API.</param>
internal sealed class Reports(ApiPorts ports, TimelineLines lines)
{
    /// <summary>The snapshot is taken after this node's actors have answered, so that it is no older than their answer.</summary>
    public async Task Status(HttpContext context)
    {
        var lateness = await ports.Eyes.AskLatenessAsync(context.RequestAborted).ConfigureAwait(false);
        await Answer.With(context, Composer(lateness).Compose(lateness), ApiForms.Plain.StatusReport).ConfigureAwait(false);
    }

    public async Task Members(HttpContext context)
    {
        var lateness = await ports.Eyes.AskLatenessAsync(context.RequestAborted).ConfigureAwait(false);
        await Answer.With(context, Composer(lateness).ComposeNodes(lateness), ApiForms.Plain.NodeList).ConfigureAwait(false);
    }

    public Task Matrix(HttpContext context) =>
        Answer.With(context, MatrixComposer.Matrix(ports.Facts, ports.Eyes.Look(), Now), ApiForms.Plain.MatrixReport);

    public Task Drift(HttpContext context) =>
        Answer.With(context, MatrixComposer.Drift(ports.Facts, ports.Eyes.Look(), Now), ApiForms.Plain.DriftReport);

    public async Task Timeline(HttpContext context)
    {
        var query = new TimelineQueryReader(ports.Facts).Read(context.Request.Query);
        var find = ports.Timeline ?? throw new RefusedException(Refusal.Unavailable, "nothing is recorded on this node; see tandem.timeline in its configuration");
        var page = await Find(find, query, context.RequestAborted).ConfigureAwait(false);
        var report = new TimelineReport(ports.Facts.Node, Now, [.. page.Entries.Select(lines.Of)], page.Next is { } next ? PlaceText.Of(next) : null);
        await Answer.With(context, report, ApiForms.Plain.TimelineReport).ConfigureAwait(false);
    }

    private DateTimeOffset Now => ports.Time.GetUtcNow();

    private static async Task<TimelinePage> Find(Func<TimelineQuery, CancellationToken, Task<TimelinePage>> find, TimelineQuery query, CancellationToken cancellation)
    {
        try
        {
            return await find(query, cancellation).ConfigureAwait(false);
        }
        catch (InvalidOperationException busy)
        {
            throw new RefusedException(Refusal.Unavailable, $"{busy.Message}; ask again later");
        }
    }

    private StatusComposer Composer(TimeSpan? lateness)
    {
        var sight = ports.Eyes.Look();
        return new StatusComposer(ports.Facts, lateness is null ? sight.WithoutVoice(ports.Facts.Node) : sight, Now);
    }
}
