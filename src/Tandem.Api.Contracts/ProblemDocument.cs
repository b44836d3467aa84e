namespace Tandem.Api.Contracts;

/// <summary>A refusal, as RFC 9457 has it.</summary>
/// <param name="Type">Names the sort of refusal for programs.</param>
/// <param name="Title">The sort in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One line for people: what was wrong, and what is allowed.</param>
public sealed record ProblemDocument(string Type, string Title, int Status, string Detail)
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/problem+json";
}
