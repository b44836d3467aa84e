using Tandem.Coordination.Changes;

namespace Tandem.Api.Changes;

/// <summary>Has this node follow another configuration.</summary>
public interface IChangeDesk
{
    /// <summary>Reads the node's own file again, and follows it.</summary>
    Task<ChangeAnswer> ReloadAsync(CancellationToken cancellation);

    /// <summary>What a configuration would do; nothing is done.</summary>
    /// <param name="configuration">The document.</param>
    PlanAnswer Plan(string configuration);

    /// <summary>All nodes that are reached follow a configuration, or none does.</summary>
    /// <param name="configuration">The document.</param>
    /// <param name="within">They go back unless it is confirmed within that; null: it is confirmed at once.</param>
    Task<ChangeOutcome> ApplyAsync(string configuration, TimeSpan? within);

    /// <summary>What is being tried stays.</summary>
    Task<ChangeOutcome> ConfirmAsync();
}
