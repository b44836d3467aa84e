using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Api.Changes;
using Tandem.Api.Contracts;
using Tandem.Coordination.Changes;

namespace Tandem.Api.Http;

/// <summary>Takes other configurations, and tells what follows.</summary>
/// <param name="ports">Who carries them out.</param>
internal sealed class ChangeCounter(ApiPorts ports)
{
    private IChangeDesk Desk => ports.Changes ?? throw new RefusedException(Refusal.Unavailable, "this node cannot follow another configuration; restart it");

    public async Task Reload(HttpContext context)
    {
        await RequestBody.ReadAsync(context, ApiRequests.Default.ReloadRequest, "{}").ConfigureAwait(false);
        await Tell(context, await Desk.ReloadAsync(context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async Task Plan(HttpContext context)
    {
        var answer = Desk.Plan((await ReadAsync(context, ApiRequests.Default.ConfigurationRequest, """{"configuration": TEXT}""").ConfigureAwait(false)).Configuration);
        var change = answer.Change ?? throw new RefusedException(Refusal.BadConfiguration, Quoted.Line(answer.Refusal ?? ""));
        var lines = new MovePreview(change, ports.Facts, ports.Eyes.Look()).Lines();
        var report = new ChangeReport(ports.Facts.Node, ports.Time.GetUtcNow(), IsApplied: false, lines, change.Checks, change.NeedRestart);
        await Answer.With(context, report, ApiForms.Plain.ChangeReport).ConfigureAwait(false);
    }

    /// <summary>Also when whoever asked does not wait for the answer: all nodes or none.</summary>
    public async Task Apply(HttpContext context)
    {
        var request = await ReadAsync(context, ApiRequests.Default.ApplyRequest, """{"configuration": TEXT, "confirmWithinSeconds": 5..3600}""").ConfigureAwait(false);
        TimeSpan? within = request.ConfirmWithinSeconds switch
        {
            0 => null,
            >= 5 and <= 3600 and var seconds => TimeSpan.FromSeconds(seconds),
            var other => throw new RefusedException(Refusal.BadRequest, FormattableString.Invariant($"confirmWithinSeconds is {other}; allowed 5..3600, or 0 to confirm at once")),
        };
        await Tell(context, await Desk.ApplyAsync(request.Configuration, within).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async Task Confirm(HttpContext context)
    {
        await RequestBody.ReadAsync(context, ApiRequests.Default.ConfirmRequest, "{}").ConfigureAwait(false);
        await Tell(context, await Desk.ConfirmAsync().ConfigureAwait(false)).ConfigureAwait(false);
    }

    private Task Tell(HttpContext context, ChangeOutcome outcome)
    {
        var now = ports.Time.GetUtcNow();
        return outcome switch
        {
            ChangeOutcome.Tried(var nodes, var away, var within) => Answer.With(context, new ApplyReport(ports.Facts.Node, now, false, nodes, away, now + within, []), ApiForms.Plain.ApplyReport),
            ChangeOutcome.Confirmed(var nodes, var away, var remarks) => Answer.With(context, new ApplyReport(ports.Facts.Node, now, true, nodes, away, null, remarks), ApiForms.Plain.ApplyReport),
            ChangeOutcome.Refused(var reason) => throw new RefusedException(Refusal.BadConfiguration, Quoted.Line(reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form, string allowed)
        where T : class
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ConfigurationRequest.MostBytes;
        }

        return RequestBody.ReadAsync(context, form, allowed);
    }

    private static Task Tell(HttpContext context, ChangeAnswer answer) => answer.Report is { } report
        ? Answer.With(context, report, ApiForms.Plain.ChangeReport)
        : throw new RefusedException(Refusal.BadConfiguration, Quoted.Line(answer.Refusal ?? ""));
}
