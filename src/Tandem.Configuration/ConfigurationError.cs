using Tandem.Configuration.Syntax;

namespace Tandem.Configuration;

/// <summary>One thing wrong with the document: where it stands, what it is, and what is allowed there.</summary>
/// <param name="File">As the operator named it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Path">The key, or empty where there is none.</param>
/// <param name="Value">As written; null when it is missing.</param>
/// <param name="Allowed">What may stand there instead.</param>
/// <param name="Problem">In place of "is VALUE" where that would not say what is wrong.</param>
public sealed record ConfigurationError(string File, int Line, string Path, string? Value, string Allowed, string? Problem = null)
{
    public override string ToString() => $"{File}:{Line}: {(Path.Length == 0 ? "" : Path + " ")}{Problem ?? Is}; allowed {Allowed}";

    private const string Plain = "-_./:${}";

    private string Is => Value switch
    {
        null => "is missing",
        _ when Value.Length > 0 && Value.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c)) => $"is {Value}",
        _ => $"is {HoconText.Shown(Value)}",
    };
}
