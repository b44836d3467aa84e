namespace Tandem.Configuration.Changes;

/// <summary>One setting that is another in another document.</summary>
/// <param name="Key">As the operator knows it.</param>
/// <param name="Before">What runs.</param>
/// <param name="After">What is wanted.</param>
public sealed record ValueChange(string Key, string Before, string After)
{
    public override string ToString() => $"{Key} {Before} => {After}";

    /// <summary>Null when there is no difference.</summary>
    internal static ValueChange? Between(string key, string before, string after) => before == after ? null : new(key, before, after);
}
