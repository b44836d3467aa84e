namespace Tandem.Api.Contracts;

/// <summary>How many advertisements were accepted from one source.</summary>
/// <param name="Source">Its address; "others" for all beyond the first few.</param>
/// <param name="Count">How many.</param>
public sealed record HeardSource(string Source, long Count)
{
    /// <summary>Sources that are not counted one by one.</summary>
    public const string Others = "others";
}
