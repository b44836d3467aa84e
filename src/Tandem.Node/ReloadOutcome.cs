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

    /// <summary>The document is the one of now, and the routers have not said in time that they follow it: they are late, or the node ends.</summary>
    /// <param name="Words">What the operator is told.</param>
    public sealed record Unconfirmed(string Words) : ReloadOutcome;

    /// <summary>The node follows it, or would.</summary>
    /// <param name="Change">What was done for it.</param>
    public sealed record Followed(NodeChange Change) : ReloadOutcome
    {
        /// <summary>Who has not done yet what is asked, and what that is, one line each.</summary>
        public ImmutableArray<string> Late { get; init; } = [];
    }
}
