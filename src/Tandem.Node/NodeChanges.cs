using Tandem.Api.Changes;
using Tandem.Api.Contracts;
using Tandem.Configuration.Changes;

namespace Tandem.Node;

/// <summary>What the API is told of other configurations.</summary>
/// <param name="running">What the node runs by.</param>
/// <param name="reload">Follows.</param>
/// <param name="time">The clock.</param>
internal sealed class NodeChanges(RunningConfiguration running, NodeReload reload, TimeProvider time) : IChangeDesk
{
    /// <inheritdoc/>
    public async Task<ChangeAnswer> ReloadAsync(CancellationToken cancellation) => await reload.ReloadAsync().WaitAsync(cancellation).ConfigureAwait(false) switch
    {
        ReloadOutcome.Followed(var change) => new(Report(change), null),
        ReloadOutcome.Unconfirmed(var words) => new(null, words),
        ReloadOutcome.Refused(var errors) => new(null, errors.Length == 1 ? errors[0] : $"{errors[0]} (and {errors.Length - 1} more: see tandem check FILE)"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ChangeReport Report(NodeChange change) => new(
        running.Node.Name,
        time.GetUtcNow(),
        IsApplied: true,
        [.. change.Routers.Select(router => new RouterChangeLine(router.Router, running.Node.Name, WordOf(router.Kind), [.. router.Values.Select(value => value.ToString())], null))],
        [.. change.Checks],
        [.. change.NeedRestart.Select(value => value.ToString())]);

    private static string WordOf(RouterChangeKind kind) => kind switch
    {
        RouterChangeKind.Added => RouterChangeLine.Added,
        RouterChangeKind.Removed => RouterChangeLine.Removed,
        RouterChangeKind.Replaced => RouterChangeLine.Replaced,
        _ => RouterChangeLine.Adjusted,
    };
}
