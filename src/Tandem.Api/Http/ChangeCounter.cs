using Microsoft.AspNetCore.Http;
using Tandem.Api.Changes;
using Tandem.Api.Contracts;

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

    private static Task Tell(HttpContext context, ChangeAnswer answer) => answer.Report is { } report
        ? Answer.With(context, report, ApiForms.Plain.ChangeReport)
        : throw new RefusedException(Refusal.NotPossible, Quoted.Line(answer.Refusal ?? ""));
}
