namespace Tandem.Api.Status;

/// <summary>A problem of one router, or of none; the same problem of many routers becomes one line.</summary>
/// <param name="Severity">A word of <see cref="Contracts.Problem"/>.</param>
/// <param name="Lead">What is wrong.</param>
/// <param name="Node">Whose.</param>
/// <param name="Router">Whose.</param>
internal sealed record Finding(string Severity, string Lead, string? Node, string? Router = null);
