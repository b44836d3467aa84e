namespace Tandem.Api.Contracts;

/// <summary>What becomes of one router on one node.</summary>
/// <param name="Router">Its name.</param>
/// <param name="Node">Where.</param>
/// <param name="Change">added, adjusted, replaced or removed.</param>
/// <param name="Values">What is different, as "key before => after".</param>
/// <param name="Moves">Where its addresses go for it; null: they stay where they are.</param>
public sealed record RouterChangeLine(string Router, string Node, string Change, IReadOnlyList<string> Values, string? Moves)
{
    /// <summary>It is new there.</summary>
    public const string Added = "added";

    /// <summary>It goes on, and holds on to what it holds.</summary>
    public const string Adjusted = "adjusted";

    /// <summary>It lets go, and starts afresh.</summary>
    public const string Replaced = "replaced";

    /// <summary>It is no more there.</summary>
    public const string Removed = "removed";
}
