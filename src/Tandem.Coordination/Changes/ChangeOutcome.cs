using System.Collections.Immutable;

namespace Tandem.Coordination.Changes;

/// <summary>What became of a change.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>Every node runs as before.</summary>
    /// <param name="Reason">Why, in one line.</param>
    public sealed record Refused(string Reason) : ChangeOutcome;

    /// <summary>The nodes follow it, and go back unless it is confirmed in time.</summary>
    /// <param name="Nodes">Who follows.</param>
    /// <param name="Away">Configured and not reached: they catch up once it is confirmed.</param>
    /// <param name="Within">How long there is for that.</param>
    public sealed record Tried(ImmutableArray<string> Nodes, ImmutableArray<string> Away, TimeSpan Within) : ChangeOutcome;

    /// <summary>It is in the nodes' files.</summary>
    /// <param name="Nodes">Whose.</param>
    /// <param name="Away">Who catches up.</param>
    /// <param name="Remarks">Nodes that run by it and could not write it down, a line each.</param>
    public sealed record Confirmed(ImmutableArray<string> Nodes, ImmutableArray<string> Away, ImmutableArray<string> Remarks) : ChangeOutcome;
}
