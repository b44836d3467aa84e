using System.Collections.Immutable;
using Tandem.Configuration.Changes;

namespace Tandem.Node;

/// <summary>What became of a document that was to be followed.</summary>
internal abstract record ReloadOutcome
{
    private ReloadOutcome()
    {
    }

    /// <summary>Nothing has changed.</summary>
    /// <param name="Errors">Why, one line each, with what is allowed.</param>
    public sealed record Refused(ImmutableArray<string> Errors) : ReloadOutcome;

    /// <summary>The node follows it, or would.</summary>
    /// <param name="Change">What was done for it.</param>
    public sealed record Followed(NodeChange Change) : ReloadOutcome;
}
