using System.Text.Json.Serialization.Metadata;

namespace Tandem.Api.Http;

/// <summary>One thing that the API does, as its description says it.</summary>
/// <param name="Path">Where.</param>
/// <param name="Method">get or post.</param>
/// <param name="Name">For programs that are made of the description.</param>
/// <param name="Summary">For people.</param>
/// <param name="Answer">The form of the answer; null: it is text.</param>
internal sealed record Operation(string Path, string Method, string Name, string Summary, JsonTypeInfo? Answer)
{
    /// <summary>The form of the body; null: there is none.</summary>
    public JsonTypeInfo? Request { get; init; }

    /// <summary>What the query may hold, each with what it means.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>The media type of the answer.</summary>
    public string MediaType { get; init; } = "application/json";
}
