namespace Tandem.Coordination.Changes;

/// <summary>A change that this node has prepared, or follows for now.</summary>
/// <param name="Change">Which.</param>
/// <param name="Text">Its document.</param>
internal sealed record ChangeTrial(Guid Change, string Text)
{
    /// <summary>The document to go back to; null: it is prepared and nothing more.</summary>
    public string? Before { get; init; }

    public bool IsTried => Before is not null;
}
