using Tandem.Api.Changes;
using Tandem.Api.Contracts;
using Tandem.Configuration.Changes;
using Tandem.Coordination.Changes;

namespace Tandem.Node;

/// <summary>What the API is told of other configurations.</summary>
/// <param name="running">What the node runs by.</param>
/// <param name="reload">Follows.</param>
/// <param name="desk">Has all nodes follow.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeChanges(RunningConfiguration running, NodeReload reload, ChangeDesk desk, TimeProvider time) : IChangeDesk
{
    private const string Offered = "FILE";

    /// <inheritdoc/>
    public async Task<ChangeAnswer> ReloadAsync(CancellationToken cancellation) => await reload.ReloadAsync().WaitAsync(cancellation).ConfigureAwait(false) switch
    {
        ReloadOutcome.Followed(var change) followed => new(Report(change) with { Late = followed.Late }, null),
        ReloadOutcome.Unconfirmed(var words) => new(null, words),
        ReloadOutcome.Refused(var errors) => new(null, NodeDocument.Line(errors)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc/>
    public PlanAnswer Plan(string configuration)
    {
        var errors = new StringWriter();
        return ConfigurationFile.Parse(Offered, configuration, errors) is { } wanted
            ? new(ChangePlanner.Plan(running, wanted), null)
            : new(null, NodeDocument.Line(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <inheritdoc/>
    public Task<ChangeOutcome> ApplyAsync(string configuration, TimeSpan? within) => desk.ApplyAsync(configuration, within);

    /// <inheritdoc/>
    public Task<ChangeOutcome> ConfirmAsync() => desk.ConfirmAsync();

    private ChangeReport Report(NodeChange change) => new(
        running.Node.Name,
        time.GetUtcNow(),
        IsApplied: true,
        [.. change.Routers.Select(router => new RouterChangeLine(router.Router, running.Node.Name, ChangePlanner.WordOf(router.Kind), [.. router.Values.Select(value => value.ToString())], null))],
        [.. change.Checks],
        [.. change.NeedRestart.Select(value => value.ToString())]);
}
