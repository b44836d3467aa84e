namespace Tandem.Testing;

/// <summary>Names the requirement a test pins, for example <c>[Clause("RFC 9568", "6.4.2")]</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ClauseAttribute(string document, string clause) : Attribute
{
    /// <summary>The document, as people cite it.</summary>
    public string Document { get; } = document;

    /// <summary>The section or item inside the document.</summary>
    public string Clause { get; } = clause;
}
