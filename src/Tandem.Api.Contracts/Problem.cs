namespace Tandem.Api.Contracts;

/// <summary>What an operator should know.</summary>
/// <param name="Severity">critical: an address may be dead. warning: the next fault may hurt. notice: as somebody wanted it.</param>
/// <param name="Text">One line, with the first few routers' names.</param>
/// <param name="Routers">The names of all routers that it is about; empty when it is about none.</param>
/// <param name="Node">The node that it is about; null when it is about none, or several.</param>
public sealed record Problem(string Severity, string Text, IReadOnlyList<string> Routers, string? Node)
{
    /// <summary>An address may be dead.</summary>
    public const string Critical = "critical";

    /// <summary>Nothing is lost yet.</summary>
    public const string Warning = "warning";

    /// <summary>As somebody wanted it.</summary>
    public const string Notice = "notice";
}
